package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The battery is low, until it is charged well above that. */
record BatteryRule() implements Rule {
    @Override
    public Cause cause() {
        return Cause.BATTERY_LOW;
    }

    @Override
    public List<Vital> vitals() {
        return List.of(Vital.BATTERY);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        if (!reading.vitals().has(Vital.BATTERY)) {
            return Sign.UNKNOWN;
        }
        float percent = reading.vitals().get(Vital.BATTERY);
        if (!plan.battery().on() || percent >= plan.battery().enough()) {
            return Sign.ABSENT;
        }
        return percent <= plan.battery().low() ? Sign.PRESENT : Sign.BETWEEN;
    }

    @Override
    public @Nullable Breach breach(Reading reading, MonitoringPlan plan) {
        if (sign(reading, DeviceState.NOTHING, plan) != Sign.PRESENT) {
            return null;
        }
        return new Breach(
                Vital.BATTERY.wireName(),
                reading.vitals().asWritten(Vital.BATTERY),
                Vital.BATTERY.unit(),
                plan.battery().low(),
                Breach.Side.LOW);
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since;
    }
}
