package cn.yinling.hotline.rooms;

import cn.yinling.hotline.alarms.AlarmLink;
import cn.yinling.hotline.alarms.Arrival;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.cases.Condition;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Taken;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a case goes into memory at once, into the database in order once the screens have
 * been shown it, and to the hub once it is durable. Of the control room's thread alone.
 */
final class CaseRecorder {
    private final CaseBook book;
    private final CaseWriter writer;
    private final AlarmLink link;
    private final Executor loop;
    private final List<Runnable> submissions = new ArrayList<>();

    /**
     * Writes nothing yet.
     *
     * @param loop runs on the control room's thread what it is given, after the step of now: the
     *     writer and the database would take the processor from the screen that a person waits for
     */
    CaseRecorder(CaseBook book, CaseWriter writer, AlarmLink link, Executor loop) {
        this.book = book;
        this.writer = writer;
        this.link = link;
        this.loop = loop;
    }

    /** Keeps what could not be read, ahead of what is made of it. */
    void unread(Alarm alarm, Arrival.Unread unread, Instant now) {
        submit(
                new CaseWrite.Unread(alarm.alarmId(), now, unread.hex(), unread.problem()),
                List.of(),
                _ -> {});
    }

    /** Writes a new case; {@code result} comes on the writer's thread. */
    void opened(Case opened, Alarm alarm, Consumer<CaseWrite.Result> result) {
        AlarmState taken = state(opened, alarm.alarmId(), Stage.TAKEN, opened.openedAt(), null);
        submit(new CaseWrite.Opened(opened, alarm, taken), forHub(opened, List.of(taken)), result);
    }

    /** Writes another alarm of a case, which is as far as its case is. */
    void joined(Case joined, CaseEvent event, Alarm alarm, Consumer<CaseWrite.Result> result) {
        AlarmState taken = state(joined, alarm.alarmId(), Stage.TAKEN, event.at(), null);
        Instant acceptedAt = joined.acceptedAt();
        if (acceptedAt == null) {
            submit(
                    new CaseWrite.Joined(joined, event, alarm, taken),
                    forHub(joined, List.of(taken)),
                    result);
            return;
        }
        AlarmState accepted =
                state(joined, alarm.alarmId(), Stage.ACCEPTED, acceptedAt, agentOf(joined));
        submit(
                new CaseWrite.Joined(joined, event, alarm, accepted),
                forHub(joined, List.of(taken, accepted)),
                result);
    }

    /** An event that changes nothing the hub must know. */
    void happened(String caseId, CaseEvent event) {
        record(caseId, current -> current, event, null);
    }

    void accepted(String caseId, String agentId, CaseEvent event) {
        record(caseId, current -> current.heldBy(agentId), event, Stage.ACCEPTED);
    }

    void closed(String caseId, Outcome outcome, CaseEvent event) {
        closed(caseId, outcome, Map.of(), event);
    }

    /** Each alarm with its own outcome: that of its cause, or else that of the case. */
    void closed(String caseId, Outcome outcome, Map<Cause, Outcome> others, CaseEvent event) {
        record(caseId, current -> current.endingIn(outcome, others), event, Stage.CLOSED);
    }

    /** That a test came this far is all that it is for: it takes nobody's time. */
    void passed(String caseId, Instant now) {
        closed(
                caseId,
                Outcome.TEST,
                CaseEvent.of(now, CaseEvent.Kind.CLOSED, Outcome.TEST.wireName()));
    }

    /** News of an alarm; {@code result} comes on the writer's thread. */
    void told(Taken.Told told, Consumer<CaseWrite.Result> result) {
        CaseEvent event = told.event();
        Case after = event == null ? told.changed() : told.changed().after(event);
        book.put(after);
        submit(new CaseWrite.News(after, event, told.news()), List.of(), result);
    }

    /** What is known by now of who has called. */
    void identified(Case of, Alarm known, CaseEvent event) {
        Case after = of.told(known).after(event);
        book.put(after);
        submit(new CaseWrite.News(after, event, known), List.of(), _ -> {});
    }

    private void record(
            String caseId, UnaryOperator<Case> with, CaseEvent event, @Nullable Stage stage) {
        Case before = book.get(caseId);
        if (before == null) {
            return;
        }
        Case after = with.apply(before).after(event);
        book.put(after);
        List<AlarmState> states =
                stage == null || !after.source().isOfHub()
                        ? List.of()
                        : after.alarmIds().stream()
                                .map(id -> state(after, id, stage, event.at(), event.agent()))
                                .toList();
        submit(new CaseWrite.Happened(after, event, states), states, _ -> {});
    }

    /** Writes what is being written about a case; {@code done} comes on the writer's thread. */
    void drafted(CaseWrite.Drafted draft, Runnable done) {
        submit(draft, List.of(), _ -> done.run());
    }

    private void submit(
            CaseWrite write, List<AlarmState> states, Consumer<CaseWrite.Result> result) {
        if (submissions.isEmpty()) {
            loop.execute(this::submitAll);
        }
        submissions.add(() -> writer.submit(write, told(states, result)));
    }

    private void submitAll() {
        List<Runnable> all = List.copyOf(submissions);
        submissions.clear();
        all.forEach(Runnable::run);
    }

    private Consumer<CaseWrite.Result> told(
            List<AlarmState> states, Consumer<CaseWrite.Result> result) {
        return outcome -> {
            result.accept(outcome);
            if (outcome instanceof CaseWrite.Result.Committed) {
                link.tell(states);
            }
        };
    }

    /** Of a call the hub knows nothing. */
    private static List<AlarmState> forHub(Case of, List<AlarmState> states) {
        return of.source().isOfHub() ? states : List.of();
    }

    private static @Nullable String agentOf(Case accepted) {
        return accepted.timeline().stream()
                .filter(event -> event.kind() == CaseEvent.Kind.ACCEPTED)
                .reduce((_, last) -> last)
                .map(CaseEvent::agent)
                .orElse(null);
    }

    /** Each alarm ends as its condition does. */
    private static @Nullable Outcome outcome(Case of, String alarmId) {
        return of.conditions().stream()
                .filter(one -> one.alarmIds().contains(alarmId))
                .findFirst()
                .map(Condition::outcome)
                .orElse(of.outcome());
    }

    private static AlarmState state(
            Case of, String alarmId, Stage stage, Instant at, @Nullable String agent) {
        Outcome outcome = outcome(of, alarmId);
        return new AlarmState(
                alarmId,
                of.source().id(),
                of.id(),
                stage,
                at,
                stage == Stage.TAKEN ? null : of.seat(),
                agent,
                stage != Stage.CLOSED || outcome == null ? null : outcome.wireName());
    }
}
