package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hours;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.List;

/** The home's door stands open at night, also one that was left open in the evening. */
record DoorRule() implements Rule {
    @Override
    public Cause cause() {
        return Cause.DOOR_OPEN;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.DOOR);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        if (!reading.vitals().has(Vital.DOOR)) {
            return Sign.UNKNOWN;
        }
        boolean isOpen = reading.vitals().get(Vital.DOOR) != 0;
        return plan.door().on() && isOpen ? Sign.PRESENT : Sign.ABSENT;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + plan.door().after().toMillis();
    }

    @Override
    public long due(long since, MonitoringPlan plan) {
        Hours night = new Hours(plan.door().from(), plan.door().to());
        Instant opened = Instant.ofEpochMilli(since);
        Instant counted =
                night.beginning(opened, plan.zone()) == null
                        ? night.nextBeginning(opened, plan.zone())
                        : opened;
        Instant due = counted.plus(plan.door().after());
        boolean isNight = night.beginning(due, plan.zone()) != null;
        return isNight
                ? due.toEpochMilli()
                : night.nextBeginning(due, plan.zone()).plus(plan.door().after()).toEpochMilli();
    }

    @Override
    public boolean isLasting() {
        return true;
    }
}
