package cn.yinling.hub.alarms;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * How alarms are pushed.
 *
 * @param pushEvery how long until an alarm that nobody took is pushed again
 * @param commandValidity how long a device that was away still learns that help is coming
 * @param storm how technical alarms are kept from people
 * @param escalation who is told when nobody answers
 */
public record AlarmsConfig(
        @Default("2s") Duration pushEvery,
        @Default("30m") Duration commandValidity,
        StormConfig storm,
        EscalationConfig escalation) {
    public AlarmsConfig {
        if (pushEvery.toMillis() < 100) {
            throw new IllegalArgumentException(
                    "push-every must be 100 ms or more, was " + pushEvery);
        }
        if (!commandValidity.isPositive()) {
            throw new IllegalArgumentException(
                    "command-validity must be more than nothing, was " + commandValidity);
        }
    }

    public static AlarmsConfig defaults() {
        return new AlarmsConfig(
                Duration.ofSeconds(2),
                Duration.ofMinutes(30),
                StormConfig.defaults(),
                EscalationConfig.defaults());
    }
}
