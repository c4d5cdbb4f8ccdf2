package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hush;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All rules as one pure function of a device's state, a reading and the resident's plan. Readings
 * must come in the order of their times; {@link Timeline} sees to that.
 */
@SuppressWarnings("EnumOrdinal") // a bit by ordinal, never stored or sent
final class Rules {
    /** Each time a device says so is an alarm of its own: somebody has pressed again. */
    static final Set<Cause> PRESSED = EnumSet.of(Cause.SOS, Cause.CORD, Cause.FALL, Cause.TEST);

    private static final Vital[] VITALS = Vital.values();

    private static final List<Rule> ALL =
            List.of(
                    new SaidRule(Cause.SMOKE),
                    new SaidRule(Cause.GAS),
                    new SaidRule(Cause.UNREADABLE),
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

    /** The vitals that each rule looks at. */
    private static final int[] READ_BY =
            ALL.stream().mapToInt(rule -> bits(rule.vitals()::contains)).toArray();

    private static final List<Rule> LASTING = ALL.stream().filter(Rule::isLasting).toList();

    /** What is found, and what is over. */
    interface Findings {
        /** By {@code breach}, where it is about a limit. */
        void began(Finding finding, @Nullable Breach breach);

        void ended(Finding finding, long at);
    }

    private Rules() {}

    /** The state after {@code reading}. */
    static DeviceState after(
            DeviceState before, Reading reading, MonitoringPlan plan, Findings findings) {
        long at = reading.at().toEpochMilli();
        DeviceState known = later(before, at, plan, findings);
        DeviceState.Next next = new DeviceState.Next(known);
        boolean isSaid = !reading.causes().isEmpty() || !reading.over().isEmpty();
        int measured = bits(reading.vitals()::has);
        for (int i = 0; i < ALL.size(); i++) {
            if (isSaid || (measured & READ_BY[i]) != 0) {
                Rule rule = ALL.get(i);
                Hold held = known.hold(rule.cause());
                Hold now = after(rule, held, known, reading, at, plan, findings);
                if (!Objects.equals(now, held)) {
                    next.set(rule.cause(), now);
                }
            }
        }
        return next.after(reading);
    }

    private static int bits(Predicate<Vital> present) {
        int bits = 0;
        for (Vital vital : VITALS) {
            bits |= present.test(vital) ? 1 << vital.ordinal() : 0;
        }
        return bits;
    }

    /** The state when nothing more has come until {@code at}. */
    static DeviceState later(DeviceState before, long at, MonitoringPlan plan, Findings findings) {
        DeviceState.Next next = new DeviceState.Next(before);
        for (Rule rule : LASTING) {
            Hold held = before.hold(rule.cause());
            if (held != null) {
                Hold now = foundWhereDue(rule, held, null, at, plan, findings);
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
        for (Rule rule : LASTING) {
            Hold held = state.hold(rule.cause());
            if (held != null && !held.isFound()) {
                long least = held.notFoundBefore();
                long due = least > at ? least : permitted(rule, held, plan);
                next = due > at ? Math.min(next, due) : next;
            }
        }
        return next;
    }

    /** The same state under another plan. */
    static DeviceState under(MonitoringPlan plan, DeviceState state) {
        DeviceState.Next next = new DeviceState.Next(state);
        for (Rule rule : ALL) {
            Hold held = state.hold(rule.cause());
            if (held != null && !held.isFound()) {
                next.set(rule.cause(), held.notFoundBefore(rule.dueAtLeast(held.since(), plan)));
            }
        }
        return next.done();
    }

    private static @Nullable Hold after(
            Rule rule,
            @Nullable Hold held,
            DeviceState known,
            Reading reading,
            long at,
            MonitoringPlan plan,
            Findings findings) {
        if (reading.causes().contains(rule.cause())) {
            Hold now = shown(rule, held, at, plan, findings);
            return found(rule, now, rule.breach(reading, plan), plan, findings);
        }
        Sign sign =
                reading.over().contains(rule.cause())
                        ? Sign.ABSENT
                        : rule.sign(reading, known, plan);
        return switch (sign) {
            case UNKNOWN -> held;
            case ABSENT -> over(rule, held, at, findings);
            case BETWEEN -> held == null ? null : shown(rule, held, at, plan, findings);
            case PRESENT -> {
                Hold now = shown(rule, held, at, plan, findings);
                yield rule.isLasting()
                        ? now
                        : foundWhereDue(rule, now, reading, at, plan, findings);
            }
            case ANEW -> {
                over(rule, held, at, findings);
                yield Hold.from(at, rule, plan);
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
    private static Hold shown(
            Rule rule, @Nullable Hold held, long at, MonitoringPlan plan, Findings findings) {
        if (held == null) {
            return Hold.from(at, rule, plan);
        }
        if (rule.isLasting()) {
            return held;
        }
        if (at - held.last() > rule.longestGap()) {
            over(rule, held, held.last(), findings);
            return Hold.from(at, rule, plan);
        }
        return held.shownAt(at);
    }

    /** At once: what a device says itself needs no time to be true. */
    private static Hold found(
            Rule rule, Hold held, @Nullable Breach breach, MonitoringPlan plan, Findings findings) {
        if (held.isFound()) {
            return held;
        }
        Hold found = held.found(rule.onset(held.since(), plan), breach);
        findings.began(finding(rule, found), breach);
        return found;
    }

    /**
     * Where it has been the case for long enough; {@code reading} shows it, null where time does.
     */
    private static Hold foundWhereDue(
            Rule rule,
            Hold held,
            @Nullable Reading reading,
            long at,
            MonitoringPlan plan,
            Findings findings) {
        if (held.isFound() || at < held.notFoundBefore()) {
            return held;
        }
        long due = permitted(rule, held, plan);
        if (at < due) {
            return held.notFoundBefore(due);
        }
        Breach breach = reading == null ? null : rule.breach(reading, plan);
        return found(rule, held, breach, plan, findings);
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
