package cn.yinling.link.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling, bounded, with jitter so that a street does
 * not come back at once. Not thread-safe.
 */
public final class Backoff {
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final RandomGenerator random;
    private Duration ceiling = SHORTEST;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Half the ceiling to the whole of it, the ceiling doubling from call to call. */
    public Duration next() {
        long millis = ceiling.toMillis();
        ceiling =
                ceiling.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : ceiling.multipliedBy(2);
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    /** The next wait is the shortest again. */
    public void reset() {
        ceiling = SHORTEST;
    }

    /**
     * How long to wait after a connection: not at all where it served, and {@link #next} where it
     * did not or not for long. Two processes with one client id would otherwise take the connection
     * from each other (0x8E) as fast as the gateway can accept it.
     */
    Duration after(Duration served) {
        if (served.compareTo(LONG_ENOUGH) < 0) {
            return next();
        }
        reset();
        return Duration.ZERO;
    }
}
