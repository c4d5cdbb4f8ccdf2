package cn.yinling.hub.view;

import java.util.function.LongSupplier;

/** How fast a count grows. To be sampled once a second by one thread; read by any. */
final class Throughput {
    private final LongSupplier count;
    private long lastCount;
    private long lastNanos;
    private volatile long perSecond;

    Throughput(LongSupplier count) {
        this.count = count;
        this.lastCount = count.getAsLong();
        this.lastNanos = System.nanoTime();
    }

    void sample() {
        long now = System.nanoTime();
        long counted = count.getAsLong();
        perSecond = Math.round((counted - lastCount) * 1e9 / Math.max(1, now - lastNanos));
        lastCount = counted;
        lastNanos = now;
    }

    long perSecond() {
        return perSecond;
    }
}
