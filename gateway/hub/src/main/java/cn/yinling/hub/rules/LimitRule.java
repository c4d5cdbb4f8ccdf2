package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Limits;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Breach.Side;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something measured is beyond a limit for a while, with a way back that must be gone before it
 * counts as over.
 *
 * @param longestGap without a value of it, in milliseconds
 */
record LimitRule(
        Cause cause,
        Vital vital,
        boolean isHigh,
        Function<MonitoringPlan, Limits> limits,
        long longestGap)
        implements Rule {
    private static final long VITALS_GAP = Duration.ofMinutes(2).toMillis();

    static LimitRule ofVital(
            Cause cause, Vital vital, boolean isHigh, Function<MonitoringPlan, Limits> limits) {
        return new LimitRule(cause, vital, isHigh, limits, VITALS_GAP);
    }

    static LimitRule ofRoom(Cause cause, boolean isHigh) {
        return new LimitRule(
                cause, Vital.ROOM_TEMPERATURE, isHigh, MonitoringPlan::room, Rule.NEVER);
    }

    @Override
    public List<Vital> vitals() {
        return List.of(vital);
    }

    @Override
    public Sign sign(Reading reading, DeviceState before, MonitoringPlan plan) {
        if (!reading.vitals().has(vital)) {
            return Sign.UNKNOWN;
        }
        Limits limit = limits.apply(plan);
        float value = reading.vitals().get(vital);
        float beyond = isHigh ? value - limit.high() : limit.low() - value;
        if (!limit.on() || isAnotherRules(value)) {
            return Sign.ABSENT;
        }
        if (beyond > 0) {
            return Sign.PRESENT;
        }
        return beyond > -limit.hysteresis() ? Sign.BETWEEN : Sign.ABSENT;
    }

    @Override
    public @Nullable Breach breach(Reading reading, MonitoringPlan plan) {
        if (sign(reading, DeviceState.NOTHING, plan) != Sign.PRESENT) {
            return null;
        }
        Limits limit = limits.apply(plan);
        return new Breach(
                vital.wireName(),
                reading.vitals().asWritten(vital),
                vital.unit(),
                isHigh ? limit.high() : limit.low(),
                isHigh ? Side.HIGH : Side.LOW);
    }

    /** No breath at all is not slow breathing, and no heartbeat is a sensor that feels none. */
    private boolean isAnotherRules(float value) {
        return !isHigh && value == 0 && vital != Vital.ROOM_TEMPERATURE;
    }

    @Override
    public long dueAtLeast(long since, MonitoringPlan plan) {
        return since + limits.apply(plan).after().toMillis();
    }
}
