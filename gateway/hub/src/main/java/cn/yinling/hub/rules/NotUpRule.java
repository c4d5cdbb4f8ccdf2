package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hours;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Went to bed and is still there at the hour by which she is always up. */
record NotUpRule() implements Rule {
    /** Who lies down later than this before the hour has been up. */
    private static final Duration SLEEP = Duration.ofHours(3);

    @Override
    public Cause cause() {
        return Cause.NOT_UP;
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
        boolean isInBed = reading.vitals().get(Vital.IN_BED) != 0;
        return plan.notUp().on() && isInBed ? Sign.PRESENT : Sign.ABSENT;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + SLEEP.toMillis();
    }

    @Override
    public long due(long since, MonitoringPlan plan) {
        Instant slept = Instant.ofEpochMilli(since).plus(SLEEP);
        return Hours.nextTime(slept, plan.notUp().by(), plan.zone()).toEpochMilli();
    }

    /** The hour: the alarm is the same whenever she went to bed. */
    @Override
    public long onset(long since, MonitoringPlan plan) {
        return due(since, plan);
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
