package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who needs help. Its state follows from its events: {@link #after(CaseEvent)} is all that
 * changes it, now and when it is read back. Immutable.
 *
 * @param alarm the most urgent of its alarms, the first among equals
 * @param conditions what is wrong, one a cause, in the order in which they came
 * @param presses how often somebody has pressed; an alarm of another cause is no press
 * @param seat the seat it is before, or was closed at
 * @param agentId who accepted it
 * @param answeredAt when it was first accepted
 * @param acceptedAt when the agent accepted it who has it now
 */
public record Case(
        String id,
        Alarm alarm,
        List<Condition> conditions,
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
    private static final Set<CaseEvent.Kind> OF_WHO_IT_IS =
            EnumSet.of(CaseEvent.Kind.IDENTIFIED, CaseEvent.Kind.VERIFIED);

    public Case {
        conditions = List.copyOf(conditions);
        timeline = List.copyOf(timeline);
    }

    /** A case with its first alarm. */
    public static Case opened(String id, Alarm alarm, Instant now) {
        CaseEvent raised = CaseEvent.telling(now, CaseEvent.Kind.RAISED, alarm);
        return new Case(
                id,
                alarm,
                List.of(Condition.of(alarm)),
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

    public CaseSource source() {
        return CaseSource.of(alarm);
    }

    public Lane lane() {
        return alarm.lane();
    }

    public boolean isOpen() {
        return state != CaseState.CLOSED;
    }

    /** Whether its most urgent alarm says why it was raised. */
    public boolean isReadable() {
        return alarm.isReadable();
    }

    /** Whether it is sure whose it is: a telephone number can be another's, or false. */
    public boolean isVerified() {
        return !(source() instanceof CaseSource.Caller)
                || timeline.stream()
                        .map(CaseEvent::kind)
                        .filter(OF_WHO_IT_IS::contains)
                        .reduce((_, last) -> last)
                        .filter(last -> last == CaseEvent.Kind.VERIFIED)
                        .isPresent();
    }

    /** The ids of all its alarms. */
    public List<String> alarmIds() {
        return conditions.stream().flatMap(one -> one.alarmIds().stream()).toList();
    }

    /** Its condition of that cause, or null. */
    public @Nullable Condition condition(String causeName) {
        return conditions.stream()
                .filter(one -> one.causeName().equals(causeName))
                .findFirst()
                .orElse(null);
    }

    /** Whether everything that it was raised for is over. */
    public boolean isOver() {
        return conditions.stream().allMatch(Condition::isOver);
    }

    /** With another alarm of the same source, of which the more urgent one shows. */
    public Case joinedBy(Alarm next) {
        CaseChange change = new CaseChange(this);
        change.alarm = isOutdoneBy(next) ? next : withLatestOf(next);
        change.conditions =
                condition(next.causeName()) == null
                        ? Stream.concat(conditions.stream(), Stream.of(Condition.of(next))).toList()
                        : each(one ->
                                one.causeName().equals(next.causeName())
                                        ? one.joinedBy(next)
                                        : one);
        return change.done();
    }

    /** With what is new of one of its alarms. */
    public Case told(Alarm news) {
        CaseChange change = new CaseChange(this);
        change.conditions = each(one -> one.told(news));
        if (news.alarmId().equals(alarm.alarmId())) {
            change.alarm = withLatestOf(news, alarm);
        }
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
        return endingIn(with, Map.of());
    }

    /**
     * With the outcomes it is about to be closed with.
     *
     * @param others of causes that end otherwise than the case
     */
    public Case endingIn(Outcome with, Map<Cause, Outcome> others) {
        CaseChange change = new CaseChange(this);
        change.outcome = with;
        change.conditions = each(one -> one.endingIn(others.getOrDefault(one.cause(), with)));
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

    /** A cause that can be read says more than one of the same lane that cannot. */
    private boolean isOutdoneBy(Alarm next) {
        int byLane = next.lane().compareTo(lane());
        return byLane < 0 || (byLane == 0 && next.isReadable() && !alarm.isReadable());
    }

    /**
     * The same case with what has happened to it in this process, which did not know all of it.
     *
     * @param here the case as this process has it
     */
    Case continuedBy(Case here) {
        List<CaseEvent> since = new ArrayList<>(here.timeline);
        since.removeFirst();
        if (!since.isEmpty() && isHowItWasHeld(since.getFirst())) {
            since.removeFirst();
        }
        CaseChange change = new CaseChange(this);
        here.conditions.forEach(change::continuedBy);
        boolean isSame = here.alarm.alarmId().equals(alarm.alarmId());
        change.alarm = isSame || isOutdoneBy(here.alarm) ? here.alarm : withLatestOf(here.alarm);
        since.forEach(change::happened);
        if (since.stream().anyMatch(event -> event.kind() == CaseEvent.Kind.ACCEPTED)) {
            change.agentId = here.agentId;
        }
        return change.done();
    }

    /** The one event besides the first that a case by the file has. */
    private boolean isHowItWasHeld(CaseEvent event) {
        return event.kind() == CaseEvent.Kind.ACCEPTED && timeline.contains(event);
    }

    private List<Condition> each(UnaryOperator<Condition> change) {
        return conditions.stream().map(change).toList();
    }

    private Alarm withLatestOf(Alarm next) {
        return withLatestOf(alarm, next);
    }

    /** An alarm with what another one knows of what was measured, and of where somebody is. */
    private static Alarm withLatestOf(Alarm shown, Alarm other) {
        Alarm measuring = other.vitals() == null ? shown : shown.measuring(other.vitals());
        return other.whereabouts() == null ? measuring : measuring.at(other.whereabouts());
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Case[%s %s]".formatted(id, state.wireName());
    }
}
