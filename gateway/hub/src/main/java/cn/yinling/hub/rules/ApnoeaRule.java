package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import java.util.List;

/** Somebody lies in bed, and the mattress feels no breath. */
record ApnoeaRule() implements Rule {
    private static final long LONGEST_GAP = Duration.ofMinutes(2).toMillis();

    @Override
    public Cause cause() {
        return Cause.APNOEA;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.IN_BED, Vital.BREATHING_RATE);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        boolean isInBed =
                reading.vitals().has(Vital.IN_BED)
                        ? reading.vitals().get(Vital.IN_BED) != 0
                        : before.inBed == 1;
        if (!plan.apnoea().on() || !isInBed) {
            return Sign.ABSENT;
        }
        if (!reading.vitals().has(Vital.BREATHING_RATE)) {
            return Sign.UNKNOWN;
        }
        return reading.vitals().get(Vital.BREATHING_RATE) == 0 ? Sign.PRESENT : Sign.ABSENT;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + plan.apnoea().after().toMillis();
    }

    @Override
    public long longestGap() {
        return LONGEST_GAP;
    }
}
