package cn.yinling.hotline.rooms;

import cn.yinling.hotline.alarms.Arrival;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.Outcome;
import cn.yinling.hotline.cases.Taken;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Urgency;
import cn.yinling.hotline.rooms.Acknowledgements.Write;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes cases of alarms: on a screen at once, acknowledged to the hub once durable. Of the control
 * room's thread alone.
 */
final class AlarmIntake {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmIntake.class);

    /** What makes a case more than its agent was about to close. */
    private static final Set<CaseEvent.Kind> IS_MORE =
            EnumSet.of(CaseEvent.Kind.GREW, CaseEvent.Kind.RESUMED);

    private final Desk desk;
    private final Turns turns;
    private final Views views;
    private final Executor loop;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Restoration restoration;

    AlarmIntake(Desk desk, Turns turns, Views views, Restoration restoration, Executor loop) {
        this.desk = desk;
        this.turns = turns;
        this.views = views;
        this.restoration = restoration;
        this.loop = loop;
    }

    void take(Arrival arrival, Runnable durable) {
        Alarm alarm = arrival.alarm();
        Instant now = desk.now();
        Arrival.Unread unread = arrival.unread();
        if (unread != null) {
            desk.recorder().unread(alarm, unread, now);
        }
        switch (desk.book().take(alarm, now)) {
            case Taken.Known _ -> {}
            case Taken.Over _ -> {}
            case Taken.Told told -> tell(told, alarm, now);
            case Taken.Opened(Case opened) -> opened(opened, arrival, now);
            case Taken.Joined(Case joined, CaseEvent event) -> joined(joined, event, arrival, now);
        }
        acknowledgements.await(alarm.alarmId(), durable);
    }

    private void opened(Case opened, Arrival arrival, Instant now) {
        desk.today().opened(opened, now);
        desk.meters().opened(opened.lane());
        desk.recorder().opened(opened, arrival.alarm(), written(arrival, opened));
        if (opened.lane() == Lane.TEST) {
            desk.recorder().passed(opened.id(), now);
            desk.meters().closed(Outcome.TEST);
            return;
        }
        turns.take(
                new Command.Open(opened.id(), urgency(opened), desk.onDeadlines(opened.openedAt())),
                arrival.receivedNanos());
    }

    private void joined(Case joined, CaseEvent event, Arrival arrival, Instant now) {
        desk.meters().pressedAgain();
        desk.closings().remove(joined.id());
        desk.today().opened(joined, now);
        desk.recorder().joined(joined, event, arrival.alarm(), written(arrival, joined));
        turns.take(new Command.Escalate(joined.id(), urgency(joined), joined.presses()));
    }

    /** What is over by itself, and nobody has accepted, needs nobody any more. */
    private void tell(Taken.Told told, Alarm alarm, Instant now) {
        String caseId = told.changed().id();
        CaseEvent event = told.event();
        if (event != null && IS_MORE.contains(event.kind())) {
            desk.closings().remove(caseId);
        }
        Write write = acknowledgements.begin(alarm.alarmId());
        desk.recorder()
                .told(
                        told,
                        result -> {
                            if (result instanceof CaseWrite.Result.Committed) {
                                loop.execute(() -> acknowledgements.durable(write));
                            }
                        });
        if (told.isOver()) {
            turns.clear(caseId, now);
        }
        views.changed();
    }

    static Urgency urgency(Case of) {
        return new Urgency(of.lane(), of.isReadable());
    }

    private Consumer<CaseWrite.Result> written(Arrival arrival, Case of) {
        Write write = acknowledgements.begin(arrival.alarm().alarmId());
        return result -> loop.execute(() -> written(arrival, of, write, result));
    }

    private void written(Arrival arrival, Case of, Write write, CaseWrite.Result result) {
        Alarm alarm = arrival.alarm();
        switch (result) {
            case CaseWrite.Result.Committed() -> acknowledgements.durable(write);
            case CaseWrite.Result.TakenBefore(String caseId) -> {
                acknowledgements.durable(write);
                boolean isGhost = !caseId.equals(of.id()) || !restoration.wasOpen(caseId);
                if (isGhost && of.alarmIds().size() == 1) {
                    LOG.info("alarm {} came before, as case {}", alarm.alarmId(), caseId);
                    desk.book().remove(of.id());
                    turns.take(new Command.Drop(of.id()));
                }
            }
            case CaseWrite.Result.CaseGone() -> takeAnew(arrival);
            // Never acknowledged: the hub goes on sending, and its last resort goes out.
            case CaseWrite.Result.Impossible(String reason) ->
                    LOG.error("alarm {} cannot be made durable: {}", alarm.alarmId(), reason);
        }
    }

    /** It had joined a case that turned out to be none, and is the first of one itself. */
    private void takeAnew(Arrival arrival) {
        String alarmId = arrival.alarm().alarmId();
        List<Runnable> waiting = acknowledgements.withdraw(alarmId);
        desk.book().forget(alarmId);
        take(
                new Arrival(arrival.alarm(), System.nanoTime(), null),
                () -> waiting.forEach(Runnable::run));
    }
}
