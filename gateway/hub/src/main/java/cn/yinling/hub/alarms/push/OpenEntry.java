package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/** An alarm in the book. Not thread-safe. */
final class OpenEntry {
    private static final Comparator<OpenEntry> URGENCY =
            Comparator.<OpenEntry, Lane>comparing(entry -> entry.alarm.lane())
                    .thenComparing(entry -> entry.since)
                    .thenComparing(entry -> entry.alarm.alarmId());

    private final Instant since;
    private OpenAlarm alarm;
    private Stage stage;
    private boolean isPushed;
    private Instant lastPush;
    private Instant graceUntil;

    /** One that waits since then, and is pushed now where no hotline has it. */
    OpenEntry(OpenAlarm alarm, Stage stage, Instant since, Instant now) {
        this.alarm = alarm;
        this.stage = stage;
        this.since = since;
        this.isPushed = stage == Stage.UNTAKEN;
        this.lastPush = now;
        this.graceUntil = since;
    }

    OpenAlarm alarm() {
        return alarm;
    }

    /** Whether a hotline is yet to acknowledge what was last said of it. */
    boolean isPushed() {
        return isPushed;
    }

    /** Says that of it, until a hotline has acknowledged it. */
    void push(OpenAlarm said, Instant now) {
        alarm = said;
        isPushed = true;
        lastPush = now;
    }

    /** Whether the last push is before that. */
    boolean isDuePush(Instant before) {
        return isPushed && !lastPush.isAfter(before);
    }

    void reach(Stage reached) {
        stage = stage.further(reached);
        isPushed = false;
    }

    /** Nobody is told of it before that. */
    void graceUntil(Instant instant) {
        graceUntil = instant;
    }

    /** Whether there is anything left to do. */
    boolean isOpen() {
        return isPushed || escalates();
    }

    /** Whether somebody else is told if it waits too long: care need not be accepted at once. */
    boolean escalates() {
        return alarm.lane().concernsPerson()
                && switch (stage) {
                    case UNTAKEN -> true;
                    case TAKEN -> alarm.lane() != Lane.CARE;
                    case ANSWERED -> false;
                };
    }

    /** When somebody else is to be told. */
    Instant escalatesAt(EscalationConfig config) {
        Instant due =
                since.plus(
                        stage == Stage.UNTAKEN ? config.untakenAfter() : config.unansweredAfter());
        return due.isBefore(graceUntil) ? graceUntil : due;
    }

    Escalation escalation(Instant now) {
        return new Escalation(
                alarm,
                stage == Stage.UNTAKEN ? Escalation.Reason.UNTAKEN : Escalation.Reason.UNANSWERED,
                Duration.between(since, now));
    }

    /** The more urgent of two, of the same urgency the one that waits longer. */
    static OpenEntry moreUrgent(OpenEntry one, OpenEntry other) {
        return URGENCY.compare(one, other) <= 0 ? one : other;
    }
}
