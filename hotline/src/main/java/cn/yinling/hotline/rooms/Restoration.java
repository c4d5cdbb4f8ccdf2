package cn.yinling.hotline.rooms;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseEvent;
import cn.yinling.hotline.cases.CaseState;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.Remembered;
import cn.yinling.hotline.dispatch.Command;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up what an earlier process has left: from the database, or from the file beside it until
 * the database answers. Both together make no second case. Of the control room's thread alone.
 */
final class Restoration {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    private final Desk desk;
    private final Turns turns;
    private final Calling calling;
    private final Views views;
    private final Executor loop;
    private final Set<String> open = new HashSet<>();
    private final Set<String> byFile = new HashSet<>();

    Restoration(Desk desk, Turns turns, Calling calling, Views views, Executor loop) {
        this.desk = desk;
        this.turns = turns;
        this.calling = calling;
        this.views = views;
        this.loop = loop;
    }

    /** Whether the database had a case as open at the start. */
    boolean wasOpen(String caseId) {
        return open.contains(caseId);
    }

    /** What the file knows; nothing new where the database has answered by now. */
    void known(List<Case> cases) {
        if (desk.book().isRestored()) {
            return;
        }
        Instant now = desk.now();
        for (Case known : cases) {
            byFile.add(known.id());
            desk.book().put(known);
            resume(known, now);
        }
        views.changed();
    }

    /** What the database knows. */
    void remembered(Remembered remembered) {
        Instant now = desk.now();
        desk.book().remember(remembered.casesByAlarm());
        desk.today().reload(remembered.today(), now);
        desk.drafts().remembered(remembered.drafts());
        remembered.open().forEach(stored -> open.add(stored.id()));
        byFile.stream().filter(caseId -> !open.contains(caseId)).forEach(this::confirm);
        for (Case stored : remembered.open()) {
            if (desk.book().hasClosed(stored.id())) {
                continue;
            }
            boolean isNew = desk.book().get(stored.id()) == null;
            Case merged = desk.book().merge(stored);
            if (isNew) {
                resume(stored, now);
            } else {
                agree(merged, now);
            }
        }
        desk.book().restored();
        calling.settle();
        LOG.info("{} open cases taken up", remembered.open().size());
        views.changed();
    }

    /**
     * The file knows a case that the database does not have as open: it was closed in the moment in
     * which the last process ended, or the database is an older one, which is given the case.
     */
    private void confirm(String caseId) {
        Case known = desk.book().get(caseId);
        if (known == null) {
            return;
        }
        desk.recorder()
                .opened(
                        known,
                        known.alarm(),
                        result -> {
                            if (result instanceof CaseWrite.Result.TakenBefore) {
                                loop.execute(() -> drop(caseId));
                            }
                        });
    }

    private void drop(String caseId) {
        LOG.info("case {} was closed before", caseId);
        desk.book().remove(caseId);
        turns.take(new Command.Drop(caseId));
    }

    /** The dispatcher goes by what the file said; the case says what is so. */
    private void agree(Case merged, Instant now) {
        turns.take(
                new Command.Escalate(merged.id(), AlarmIntake.urgency(merged), merged.presses()));
        boolean waits = desk.dispatcher().waiting().contains(merged.id());
        if (waits && merged.state() != CaseState.WAITING) {
            desk.recorder().happened(merged.id(), CaseEvent.of(now, CaseEvent.Kind.RETURNED, null));
        }
    }

    private void resume(Case stored, Instant now) {
        if (stored.lane() == Lane.TEST) {
            desk.recorder().passed(stored.id(), now);
            return;
        }
        Optional<Occupant> agent =
                Optional.ofNullable(stored.agentId()).flatMap(desk.agents()::find);
        Integer seat = stored.seat();
        Instant waitingSince = desk.onDeadlines(stored.openedAt());
        if (stored.state() == CaseState.ACCEPTED && agent.isPresent() && seat != null) {
            turns.take(
                    new Command.Resume(
                            stored.id(),
                            AlarmIntake.urgency(stored),
                            waitingSince,
                            seat,
                            agent.get()));
            return;
        }
        if (stored.state() != CaseState.WAITING) {
            desk.recorder().happened(stored.id(), CaseEvent.of(now, CaseEvent.Kind.RETURNED, null));
        }
        turns.take(new Command.Open(stored.id(), AlarmIntake.urgency(stored), waitingSince));
        turns.take(
                new Command.Escalate(stored.id(), AlarmIntake.urgency(stored), stored.presses()));
    }
}
