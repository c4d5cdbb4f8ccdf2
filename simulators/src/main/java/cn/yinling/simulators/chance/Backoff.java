package cn.yinling.simulators.chance;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from 200 ms to 5 s, with jitter so that a
 * district does not come back at once. Not thread-safe.
 */
public final class Backoff {
    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 5_000;

    private final RandomGenerator random;
    private long ceilingMillis = SHORTEST_MILLIS;

    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    public Duration next() {
        long millis = ceilingMillis;
        ceilingMillis = Math.min(LONGEST_MILLIS, millis * 2);
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    public void reset() {
        ceilingMillis = SHORTEST_MILLIS;
    }
}
