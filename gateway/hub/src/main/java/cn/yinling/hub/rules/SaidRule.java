package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import java.util.List;

/**
 * A condition that only the device itself can tell of, as smoke. Where a person may be in danger, a
 * device that tells again after a while is believed to mean something new.
 */
record SaidRule(Cause cause) implements Rule {
    private static final long NEW_AFTER = Duration.ofMinutes(5).toMillis();

    @Override
    public List<Vital> vitals() {
        return List.of();
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        return Sign.UNKNOWN;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since;
    }

    @Override
    public long longestGap() {
        return cause.lane().concernsPerson() ? NEW_AFTER : NEVER;
    }
}
