package cn.yinling.runtime.process;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Time for deadlines: the wall clock's at the start, and from then on as much later as has really
 * passed. Whoever sets the wall clock, by hand or by NTP, neither delays a deadline nor brings it
 * forward. Its instants are to be compared with each other alone; what is stored or shown as a time
 * of day is the wall clock's. Thread-safe.
 */
public final class MonotonicClock implements InstantSource {
    private final Instant start;
    private final LongSupplier nanos;
    private final long startNanos;

    private MonotonicClock(Instant start, LongSupplier nanos) {
        this.start = start;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    /** One that begins with the system's time of day. */
    public static MonotonicClock start() {
        return startingAt(Instant.now(), System::nanoTime);
    }

    /**
     * One that begins at {@code start}.
     *
     * @param nanos of any origin, as {@link System#nanoTime()}; never goes back
     */
    public static MonotonicClock startingAt(Instant start, LongSupplier nanos) {
        return new MonotonicClock(start, nanos);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }
}
