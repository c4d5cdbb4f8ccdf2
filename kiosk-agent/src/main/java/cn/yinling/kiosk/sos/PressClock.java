package cn.yinling.kiosk.sos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time of a press, in milliseconds; never the same twice, for it is what tells two alarms of a
 * kiosk apart. Follows a clock that is set back. Thread-safe.
 */
final class PressClock {
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

    private final Clock clock;
    private Instant last = Instant.EPOCH;

    PressClock(Clock clock) {
        this.clock = clock;
    }

    synchronized Instant next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isTaken = !now.isAfter(last) && now.isAfter(last.minus(SAME_MOMENT));
        last = isTaken ? last.plusMillis(1) : now;
        return last;
    }
}
