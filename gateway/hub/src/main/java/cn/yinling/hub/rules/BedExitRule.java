package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hours;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.List;

/** Left the bed at night and did not come back before the night was over. */
record BedExitRule() implements Rule {
    @Override
    public Cause cause() {
        return Cause.BED_EXIT;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.IN_BED);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        if (!reading.vitals().has(Vital.IN_BED)) {
            return Sign.UNKNOWN;
        }
        if (!plan.bedExit().on() || reading.vitals().get(Vital.IN_BED) != 0) {
            return Sign.ABSENT;
        }
        // Who has not been to bed yet has not left it.
        return before.inBed == 1 ? Sign.PRESENT : Sign.BETWEEN;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + plan.bedExit().after().toMillis();
    }

    @Override
    public long due(long since, MonitoringPlan plan) {
        Hours night = new Hours(plan.bedExit().from(), plan.bedExit().to());
        Instant morning = night.end(Instant.ofEpochMilli(since), plan.zone());
        long due = dueAtLeast(since, plan);
        return morning == null || due > morning.toEpochMilli() ? NEVER : due;
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
