package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds one condition that must have been the case for a while. Pure: what it says depends on its
 * arguments alone. Times are those of events, in milliseconds since 1970.
 */
interface Rule {
    /** A time that never comes. */
    long NEVER = Long.MAX_VALUE;

    Cause cause();

    /** A reading without any of these says nothing, unless the device itself does. */
    List<Vital> vitals();

    Sign sign(Reading reading, DeviceState before, MonitoringPlan plan);

    /**
     * The value that a reading shows beyond a limit, and the limit; null where it shows none or the
     * condition is not about one.
     */
    default @Nullable Breach breach(Reading reading, MonitoringPlan plan) {
        return null;
    }

    /** Never later than {@link #due}, and cheap. */
    long dueAtLeast(long since, MonitoringPlan plan);

    /** When a condition that has been the case since {@code since} is found. */
    default long due(long since, MonitoringPlan plan) {
        return dueAtLeast(since, plan);
    }

    /** When the alarm began, for a condition that was the case since {@code since}. */
    default long onset(long since, MonitoringPlan plan) {
        return since;
    }

    /**
     * Whether the condition lasts until a reading says otherwise. One that does not must be shown
     * by readings all the while.
     */
    default boolean isLasting() {
        return false;
    }

    /** The longest time without a reading that shows the condition, within which it goes on. */
    default long longestGap() {
        return NEVER;
    }

    static long millis(Instant instant) {
        return instant.equals(Instant.MAX) ? NEVER : instant.toEpochMilli();
    }
}
