package cn.yinling.hotline;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseState;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Remembered;
import cn.yinling.hotline.cases.Taken;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.link.alarm.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes cases of alarms: on a screen at once, acknowledged to the hub once durable. Of the control
 * room's thread alone.
 */
final class AlarmIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmIntake.class);

    private final Desk desk;
    private final Turns turns;
    private final Views views;
    private final Executor loop;
    private final Map<String, List<Runnable>> unacknowledged = new HashMap<>();
    private final Set<String> rememberedOpen = new HashSet<>();

    AlarmIntake(Desk desk, Turns turns, Views views, Executor loop) {
        this.desk = desk;
        this.turns = turns;
        this.views = views;
        this.loop = loop;
    }

    void take(Alarm alarm, long receivedNanos, Runnable durable) {
        Instant now = desk.now();
        switch (desk.book().take(alarm, now)) {
            case Taken.Known known -> acknowledge(alarm, durable);
            case Taken.Over over -> durable.run();
            case Taken.Told told -> tell(told, now, durable);
            case Taken.Opened(Case opened) -> {
                acknowledgeLater(alarm, durable);
                desk.today().opened(opened, now);
                desk.meters().opened(opened.lane());
                desk.recorder()
                        .opened(
                                opened,
                                alarm,
                                result -> loop.execute(() -> written(alarm, opened, result)));
                turns.take(
                        new Command.Open(opened.id(), opened.lane(), opened.openedAt()),
                        receivedNanos);
            }
            case Taken.Joined(Case joined, CaseEvent event) -> {
                acknowledgeLater(alarm, durable);
                desk.meters().pressedAgain();
                desk.closings().remove(joined.id());
                desk.today().opened(joined, now);
                desk.recorder()
                        .joined(
                                joined,
                                event,
                                alarm,
                                result -> loop.execute(() -> written(alarm, joined, result)));
                turns.take(new Command.Escalate(joined.id(), joined.lane(), joined.presses()));
            }
        }
    }

    /** What is over by itself, and nobody has accepted, needs nobody any more. */
    private void tell(Taken.Told told, Instant now, Runnable durable) {
        String caseId = told.changed().id();
        CaseEvent event = told.event();
        if (event != null && event.kind() == CaseEvent.Kind.GREW) {
            desk.closings().remove(caseId);
        }
        desk.recorder()
                .told(
                        told,
                        result -> {
                            if (result instanceof CaseWrite.Result.Committed) {
                                durable.run();
                            }
                        });
        if (told.isOver()) {
            CaseEvent closed = CaseEvent.of(now, CaseEvent.Kind.CLOSED, Outcome.CLEARED.wireName());
            desk.recorder().closed(caseId, Outcome.CLEARED, closed);
            desk.meters().closed(Outcome.CLEARED);
            turns.take(new Command.Drop(caseId));
        }
        views.changed();
    }

    /** Takes up what an earlier process has left. */
    void remembered(Remembered remembered) {
        Instant now = desk.now();
        desk.book().remember(remembered.casesByAlarm());
        desk.today().reload(remembered.today(), now);
        desk.drafts().remembered(remembered.drafts());
        for (Case stored : remembered.open()) {
            rememberedOpen.add(stored.id());
            boolean isNew = desk.book().get(stored.id()) == null;
            desk.book().merge(stored);
            if (isNew) {
                resume(stored, now);
            }
        }
        LOG.info("{} open cases taken up", remembered.open().size());
        views.changed();
    }

    private void resume(Case stored, Instant now) {
        Optional<Occupant> agent =
                Optional.ofNullable(stored.agentId()).flatMap(desk.agents()::find);
        Integer seat = stored.seat();
        if (stored.state() == CaseState.ACCEPTED && agent.isPresent() && seat != null) {
            turns.take(
                    new Command.Resume(
                            stored.id(), stored.lane(), stored.openedAt(), seat, agent.get()));
            return;
        }
        if (stored.state() != CaseState.WAITING) {
            desk.recorder().happened(stored.id(), CaseEvent.of(now, CaseEvent.Kind.RETURNED, null));
        }
        turns.take(new Command.Open(stored.id(), stored.lane(), stored.openedAt()));
        turns.take(new Command.Escalate(stored.id(), stored.lane(), stored.presses()));
    }

    private void written(Alarm alarm, Case of, CaseWrite.Result result) {
        switch (result) {
            case CaseWrite.Result.Committed() -> runAcknowledgements(alarm);
            case CaseWrite.Result.TakenBefore(String caseId) -> {
                runAcknowledgements(alarm);
                boolean isGhost = !caseId.equals(of.id()) || !rememberedOpen.contains(caseId);
                if (isGhost && of.alarmIds().size() == 1) {
                    LOG.info("alarm {} came before, as case {}", alarm.alarmId(), caseId);
                    desk.book().remove(of.id());
                    turns.take(new Command.Drop(of.id()));
                }
            }
            case CaseWrite.Result.CaseGone() -> takeAnew(alarm);
            // Never acknowledged: the hub goes on sending, and its last resort goes out.
            case CaseWrite.Result.Impossible(String reason) ->
                    LOG.error("alarm {} cannot be made durable: {}", alarm.alarmId(), reason);
        }
    }

    /** It had joined a case that turned out to be none, and is the first of one itself. */
    private void takeAnew(Alarm alarm) {
        List<Runnable> waiting = unacknowledged.remove(alarm.alarmId());
        desk.book().forget(alarm.alarmId());
        take(
                alarm,
                System.nanoTime(),
                () -> {
                    if (waiting != null) {
                        waiting.forEach(Runnable::run);
                    }
                });
    }

    private void acknowledge(Alarm alarm, Runnable durable) {
        List<Runnable> waiting = unacknowledged.get(alarm.alarmId());
        if (waiting == null) {
            durable.run();
        } else {
            waiting.add(durable);
        }
    }

    private void acknowledgeLater(Alarm alarm, Runnable durable) {
        unacknowledged.computeIfAbsent(alarm.alarmId(), _ -> new ArrayList<>()).add(durable);
    }

    private void runAcknowledgements(Alarm alarm) {
        List<Runnable> waiting = unacknowledged.remove(alarm.alarmId());
        if (waiting != null) {
            waiting.forEach(Runnable::run);
        }
    }
}
