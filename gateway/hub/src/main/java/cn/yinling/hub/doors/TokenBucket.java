package cn.yinling.hub.doors;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one sender may still send: a burst, and a rate for long. It may fall below nothing, for what
 * was read is served. Kept as the time at which nothing was or will be left, so that two event
 * loops may share it. Thread-safe; times are of one monotonic clock, in nanoseconds.
 */
public final class TokenBucket {
    /** So that a sender at its limit is not woken for every single message. */
    private static final double WAKE_EVERY_SECONDS = 0.05;

    private static final double NANOS = 1e9;

    private final long nanosEach;
    private final long nanosOfBurst;
    private final long nanosWanted;
    private final AtomicLong nothingLeftAt;

    TokenBucket(double perSecond, double burst, long nowNanos) {
        this.nanosEach = Math.max(1, Math.round(NANOS / perSecond));
        this.nanosOfBurst = Math.round(burst * nanosEach);
        this.nanosWanted =
                Math.round(
                        nanosEach * Math.min(burst, Math.max(1, perSecond * WAKE_EVERY_SECONDS)));
        this.nothingLeftAt = new AtomicLong(nowNanos - nanosOfBurst);
    }

    void take() {
        nothingLeftAt.getAndAdd(nanosEach);
    }

    /** How long nothing more should be read; 0 where more may come. */
    long nanosToWait(long nowNanos) {
        long left =
                nowNanos
                        - nothingLeftAt.accumulateAndGet(
                                nowNanos - nanosOfBurst, (at, full) -> full - at > 0 ? full : at);
        return left >= nanosEach ? 0 : nanosWanted - left;
    }
}
