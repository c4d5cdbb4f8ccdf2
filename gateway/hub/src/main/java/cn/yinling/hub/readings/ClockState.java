package cn.yinling.hub.readings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a clock that is not plainly right. Immutable.
 *
 * @param isCorrected whether the clock is wrong; else its messages may just be late
 * @param offMillis how far behind it is, or its messages were at {@code since}
 */
record ClockState(boolean isCorrected, long offMillis, Instant since) {
    /** A backlog catches up; a clock that stays as far behind for so long is wrong. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private static final long STEADY_MILLIS = Duration.ofMinutes(1).toMillis();

    static ClockState wrongBy(long behindMillis) {
        return new ClockState(true, behindMillis, Instant.EPOCH);
    }

    /** A message that comes late, after what was known. */
    static ClockState late(@Nullable ClockState known, long behindMillis, Instant receivedAt) {
        if (known == null
                || known.isCorrected
                || Math.abs(behindMillis - known.offMillis) > STEADY_MILLIS) {
            return new ClockState(false, behindMillis, receivedAt);
        }
        boolean isForLong = !receivedAt.isBefore(known.since.plus(LONG_ENOUGH));
        return isForLong ? wrongBy(behindMillis) : known;
    }
}
