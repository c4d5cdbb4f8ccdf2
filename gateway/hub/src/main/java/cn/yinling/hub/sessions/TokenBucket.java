package cn.yinling.hub.sessions;

/**
 * What one sender may still send: a burst, and a rate for long. It may fall below nothing, for what
 * was read is served. Looked at only when it is empty, so the first burst may be twice as large. Of
 * one event loop; times are of one monotonic clock, in nanoseconds.
 */
final class TokenBucket {
    /** So that a sender at its limit is not woken for every single message. */
    private static final double WAKE_EVERY_SECONDS = 0.05;

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long lastNanos;

    TokenBucket(double perSecond, double burst, long nowNanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.lastNanos = nowNanos;
    }

    void take() {
        tokens--;
    }

    /** How long nothing more should be read; 0 where more may come. */
    long nanosToWait(long nowNanos) {
        if (tokens >= 1) {
            return 0;
        }
        tokens = Math.min(burst, tokens + (nowNanos - lastNanos) * perSecond / NANOS);
        lastNanos = nowNanos;
        if (tokens >= 1) {
            return 0;
        }
        double wanted = Math.min(burst, Math.max(1, perSecond * WAKE_EVERY_SECONDS));
        return (long) Math.ceil((wanted - tokens) / perSecond * NANOS);
    }
}
