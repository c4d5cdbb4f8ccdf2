package cn.yinling.kiosk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** Throws an {@code Error} at the first look of each thread that is named. Thread-safe. */
final class PoisonedClock extends Clock {
    private final Set<String> threads;

    PoisonedClock(Set<String> threads) {
        this.threads = threads;
    }

    @Override
    public Instant instant() {
        if (threads.remove(Thread.currentThread().getName())) {
            throw new NoClassDefFoundError("cn/yinling/Gone");
        }
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
