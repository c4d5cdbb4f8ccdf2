package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MonotonicClockTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void isAsMuchLaterAsHasPassed() {
        AtomicLong nanos = new AtomicLong(-5);
        MonotonicClock clock = MonotonicClock.startingAt(START, nanos::get);
        assertThat(clock.instant()).isEqualTo(START);
        nanos.addAndGet(Duration.ofSeconds(12).toNanos());
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(12));
    }

    @Test
    void originOfTheNanosecondsMayOverflow() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
        MonotonicClock clock = MonotonicClock.startingAt(START, nanos::get);
        nanos.set(Long.MIN_VALUE + 999);
        assertThat(clock.instant()).isEqualTo(START.plusNanos(1_000));
    }

    @Test
    void neverGoesBack() {
        MonotonicClock clock = MonotonicClock.start();
        Instant before = clock.instant();
        for (int look = 0; look < 10_000; look++) {
            Instant now = clock.instant();
            assertThat(now).isAfterOrEqualTo(before);
            before = now;
        }
    }
}
