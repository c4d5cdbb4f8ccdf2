package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hours;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * No movement and nobody in bed by day. Only where a sensor sees movement: without one, an empty
 * bed by day is what one hopes for.
 */
record InactivityRule() implements Rule {
    @Override
    public Cause cause() {
        return Cause.INACTIVITY;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.MOTION, Vital.IN_BED, Vital.DOOR);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        Vitals vitals = reading.vitals();
        if (!plan.inactivity().on()) {
            return Sign.ABSENT;
        }
        if (vitals.has(Vital.MOTION) && vitals.get(Vital.MOTION) != 0) {
            return Sign.ANEW;
        }
        boolean isInBed = vitals.has(Vital.IN_BED) && vitals.get(Vital.IN_BED) != 0;
        boolean hasDoorMoved = vitals.has(Vital.DOOR) && vitals.get(Vital.DOOR) != 0;
        boolean isKnownToMove = before.hold(Cause.INACTIVITY) != null;
        if (isKnownToMove && (isInBed || hasDoorMoved)) {
            return Sign.ANEW;
        }
        return vitals.has(Vital.MOTION) ? Sign.PRESENT : Sign.UNKNOWN;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + plan.inactivity().after().toMillis();
    }

    @Override
    public long due(long since, MonitoringPlan plan) {
        Hours day = new Hours(plan.inactivity().from(), plan.inactivity().to());
        Duration after = plan.inactivity().after();
        Instant counted = Instant.ofEpochMilli(since);
        if (day.beginning(counted, plan.zone()) == null) {
            counted = day.nextBeginning(counted, plan.zone());
        }
        Instant due = counted.plus(after);
        Instant evening = day.end(counted, plan.zone());
        if (evening != null && due.isAfter(evening)) {
            due = day.nextBeginning(counted, plan.zone()).plus(after);
        }
        return due.toEpochMilli();
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
