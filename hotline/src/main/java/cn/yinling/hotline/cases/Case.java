package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who needs help. Its state follows from its events: {@link #after(CaseEvent)} is all that
 * changes it, now and when it is read back. Immutable.
 *
 * @param alarm the most urgent of its alarms, the first among equals
 * @param alarmIds of all its alarms, in the order in which they came
 * @param presses how many alarms there were
 * @param seat the seat it is before, or was closed at
 * @param agentId who accepted it
 * @param answeredAt when it was first accepted
 * @param acceptedAt when the agent accepted it who has it now
 */
public record Case(
        String id,
        Alarm alarm,
        List<String> alarmIds,
        Instant openedAt,
        CaseState state,
        int presses,
        List<CaseEvent> timeline,
        @Nullable Integer seat,
        @Nullable String agentId,
        @Nullable Instant answeredAt,
        @Nullable Instant acceptedAt,
        PhoneState phone,
        @Nullable Outcome outcome) {

    public Case {
        alarmIds = List.copyOf(alarmIds);
        timeline = List.copyOf(timeline);
    }

    /** A case with its first alarm. */
    public static Case opened(String id, Alarm alarm, Instant now) {
        CaseEvent raised = CaseEvent.of(now, CaseEvent.Kind.RAISED, null);
        return new Case(
                id,
                alarm,
                List.of(alarm.alarmId()),
                now,
                CaseState.WAITING,
                1,
                List.of(raised),
                null,
                null,
                null,
                null,
                PhoneState.NONE,
                null);
    }

    public String deviceId() {
        return alarm.device().id();
    }

    public Lane lane() {
        return alarm.lane();
    }

    public boolean isOpen() {
        return state != CaseState.CLOSED;
    }

    /** With another alarm of the same device, of which the more urgent one shows. */
    public Case joinedBy(Alarm next) {
        CaseChange change = new CaseChange(this);
        change.alarm = next.lane().compareTo(lane()) < 0 ? next : withVitalsOf(next);
        change.alarmIds = Stream.concat(alarmIds.stream(), Stream.of(next.alarmId())).toList();
        return change.done();
    }

    /** With what is new of the alarm that it shows. */
    public Case with(Alarm news) {
        CaseChange change = new CaseChange(this);
        change.alarm = news;
        return change.done();
    }

    /** With the agent who accepts it next. */
    public Case heldBy(String agent) {
        CaseChange change = new CaseChange(this);
        change.agentId = agent;
        return change.done();
    }

    /** With the outcome it is about to be closed with. */
    public Case endingIn(Outcome with) {
        CaseChange change = new CaseChange(this);
        change.outcome = with;
        return change.done();
    }

    /** With another state of the phone, of which the timeline says nothing. */
    public Case with(PhoneState now) {
        CaseChange change = new CaseChange(this);
        change.phone = now;
        return change.done();
    }

    /** What the case is once {@code event} has happened. */
    public Case after(CaseEvent event) {
        CaseChange change = new CaseChange(this);
        change.happened(event);
        return change.done();
    }

    private Alarm withVitalsOf(Alarm next) {
        return next.vitals() == null ? alarm : alarm.measuring(next.vitals());
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Case[%s %s]".formatted(id, state.wireName());
    }
}
