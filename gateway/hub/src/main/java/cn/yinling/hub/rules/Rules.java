package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hush;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All rules as one pure function of a device's state, a reading and the resident's plan. Readings
 * must come in the order of their times; {@link Timeline} sees to that.
 */
final class Rules {
    /** Each time a device says so is an alarm of its own: somebody has pressed again. */
    static final Set<Cause> PRESSED = EnumSet.of(Cause.SOS, Cause.CORD, Cause.FALL, Cause.TEST);

    private static final List<Rule> ALL =
            List.of(
                    new SaidRule(Cause.SMOKE),
                    new SaidRule(Cause.GAS),
                    new ApnoeaRule(),
                    LimitRule.ofVital(
                            Cause.HEART_RATE_HIGH,
                            Vital.HEART_RATE,
                            true,
                            MonitoringPlan::heartRate),
                    LimitRule.ofVital(
                            Cause.HEART_RATE_LOW,
                            Vital.HEART_RATE,
                            false,
                            MonitoringPlan::heartRate),
                    LimitRule.ofVital(
                            Cause.BREATHING_HIGH,
                            Vital.BREATHING_RATE,
                            true,
                            MonitoringPlan::breathing),
                    LimitRule.ofVital(
                            Cause.BREATHING_LOW,
                            Vital.BREATHING_RATE,
                            false,
                            MonitoringPlan::breathing),
                    new BedExitRule(),
                    new DoorRule(),
                    new SaidRule(Cause.FENCE),
                    new InactivityRule(),
                    new NotUpRule(),
                    LimitRule.ofRoom(Cause.ROOM_HOT, true),
                    LimitRule.ofRoom(Cause.ROOM_COLD, false),
                    new SaidRule(Cause.WATER),
                    new BatteryRule(),
                    new SaidRule(Cause.TAKEN_OFF),
                    new SaidRule(Cause.MAINS),
                    new SensorRule());

    /** What is found, and what is over. */
    interface Findings {
        void began(Finding finding);

        void ended(Finding finding, long at);
    }

    private Rules() {}

    /** The state after {@code reading}. */
    static DeviceState after(
            DeviceState before, Reading reading, MonitoringPlan plan, Findings findings) {
        long at = reading.at().toEpochMilli();
        DeviceState.Next next = new DeviceState.Next(before);
        for (Rule rule : ALL) {
            Hold held = before.hold(rule.cause());
            Hold now = after(rule, held, before, reading, at, plan, findings);
            if (!Objects.equals(now, held)) {
                next.set(rule.cause(), now);
            }
        }
        return next.after(reading);
    }

    /** The state when nothing more has come until {@code at}. */
    static DeviceState later(DeviceState before, long at, MonitoringPlan plan, Findings findings) {
        DeviceState.Next next = new DeviceState.Next(before);
        for (Rule rule : ALL) {
            Hold held = before.hold(rule.cause());
            if (held != null && rule.isLasting()) {
                Hold now = foundWhereDue(rule, held, at, plan, findings);
                if (!Objects.equals(now, held)) {
                    next.set(rule.cause(), now);
                }
            }
        }
        return next.done();
    }

    /** When, after {@code at}, {@link #later} may find something; never too late. */
    static long nextDue(DeviceState state, long at, MonitoringPlan plan) {
        long next = Rule.NEVER;
        for (Rule rule : ALL) {
            Hold held = state.hold(rule.cause());
            if (held != null && !held.isFound() && rule.isLasting()) {
                long least = rule.dueAtLeast(held.since(), plan);
                long due = least > at ? least : permitted(rule, held, plan);
                next = due > at ? Math.min(next, due) : next;
            }
        }
        return next;
    }

    private static @Nullable Hold after(
            Rule rule,
            @Nullable Hold held,
            DeviceState before,
            Reading reading,
            long at,
            MonitoringPlan plan,
            Findings findings) {
        Hold known = held;
        if (known != null && rule.isLasting()) {
            known = foundWhereDue(rule, known, at, plan, findings);
        }
        if (reading.causes().contains(rule.cause())) {
            return said(rule, shown(rule, known, at, findings), plan, findings);
        }
        Sign sign =
                reading.over().contains(rule.cause())
                        ? Sign.ABSENT
                        : rule.sign(reading, before, plan);
        return switch (sign) {
            case UNKNOWN -> known;
            case ABSENT -> over(rule, known, at, findings);
            case BETWEEN -> known == null ? null : shown(rule, known, at, findings);
            case PRESENT -> {
                Hold now = shown(rule, known, at, findings);
                yield rule.isLasting() ? now : foundWhereDue(rule, now, at, plan, findings);
            }
            case ANEW -> {
                over(rule, known, at, findings);
                yield Hold.from(at);
            }
        };
    }

    private static @Nullable Hold over(Rule rule, @Nullable Hold held, long at, Findings findings) {
        if (held != null && held.isFound()) {
            findings.ended(finding(rule, held), at);
        }
        return null;
    }

    /** The condition is the case at {@code at}; after too long a gap it is another one. */
    private static Hold shown(Rule rule, @Nullable Hold held, long at, Findings findings) {
        if (held == null) {
            return Hold.from(at);
        }
        if (!rule.isLasting() && at - held.last() > rule.longestGap()) {
            over(rule, held, held.last(), findings);
            return Hold.from(at);
        }
        return held.shownAt(at);
    }

    /** What a device says itself needs no time to be true. */
    private static Hold said(Rule rule, Hold held, MonitoringPlan plan, Findings findings) {
        if (held.isFound()) {
            return held;
        }
        Hold found = held.found(rule.onset(held.since(), plan));
        findings.began(finding(rule, found));
        return found;
    }

    private static Hold foundWhereDue(
            Rule rule, Hold held, long at, MonitoringPlan plan, Findings findings) {
        if (held.isFound()
                || at < rule.dueAtLeast(held.since(), plan)
                || at < permitted(rule, held, plan)) {
            return held;
        }
        Hold found = held.found(rule.onset(held.since(), plan));
        findings.began(finding(rule, found));
        return found;
    }

    private static long permitted(Rule rule, Hold held, MonitoringPlan plan) {
        long due = rule.due(held.since(), plan);
        return due == Rule.NEVER
                ? due
                : Rule.millis(Hush.until(plan, rule.cause(), Instant.ofEpochMilli(due)));
    }

    private static Finding finding(Rule rule, Hold held) {
        return new Finding(rule.cause(), Instant.ofEpochMilli(held.onset()));
    }
}
