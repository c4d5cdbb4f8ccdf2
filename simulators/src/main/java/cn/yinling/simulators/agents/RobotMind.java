package cn.yinling.simulators.agents;

import cn.yinling.simulators.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one robot does next, by what it sees and the time. It stands back for people: while one is
 * ready and free it is away, and passes what it is offered. For one thread.
 */
final class RobotMind {
    /** A command whose effect is not seen for so long is given again. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration IDLE = Duration.ofSeconds(30);

    private final Pace pace;
    private final Chance chance;
    private @Nullable Task task;
    private @Nullable RobotCommand last;
    private Instant lastAt = Instant.MIN;

    RobotMind(Pace pace, Chance chance) {
        this.pace = pace;
        this.chance = chance;
    }

    /**
     * What to do now.
     *
     * @param command to be sent, null for nothing
     * @param deed what to do with the telephone
     * @param lookAgainIn how soon there may be something to do even if nothing changes
     */
    record Step(@Nullable RobotCommand command, Deed deed, Duration lookAgainIn) {}

    enum Deed {
        NONE,
        ANSWER,
        HANG_UP
    }

    Step next(SeatView view, Instant now) {
        SeatView.Work offer = view.offer();
        SeatView.Work current = view.current();
        if (current != null) {
            return onCase(taskOf(current, now), now);
        }
        if (offer != null) {
            return onOffer(taskOf(offer, now), view, now);
        }
        task = null;
        if (view.isReady() == view.isPersonFree()) {
            return give(
                    view.isPersonFree() ? new RobotCommand.Away() : new RobotCommand.Ready(),
                    Deed.NONE,
                    now);
        }
        return new Step(null, Deed.NONE, IDLE);
    }

    private Step onOffer(Task offered, SeatView view, Instant now) {
        if (view.isPersonFree()) {
            return give(new RobotCommand.Pass(offered.work.caseId()), Deed.NONE, now);
        }
        if (now.isBefore(offered.acceptAt)) {
            return waitUntil(offered.acceptAt, now);
        }
        return give(
                new RobotCommand.Accept(offered.work.caseId()),
                offered.byPhone ? Deed.ANSWER : Deed.NONE,
                now);
    }

    private Step onCase(Task mine, Instant now) {
        Instant acceptedAt = mine.acceptedAt == null ? now : mine.acceptedAt;
        mine.acceptedAt = acceptedAt;
        Instant noteAt = acceptedAt.plus(mine.talk.dividedBy(3));
        Instant closeAt = acceptedAt.plus(mine.talk);
        String caseId = mine.work.caseId();
        if (!mine.hasNoted) {
            if (now.isBefore(noteAt)) {
                return waitUntil(noteAt, now);
            }
            mine.hasNoted = true;
            return new Step(
                    new RobotCommand.Note(caseId, mine.handling.note()),
                    Deed.NONE,
                    until(closeAt, now));
        }
        if (now.isBefore(closeAt)) {
            return waitUntil(closeAt, now);
        }
        return give(
                new RobotCommand.Close(caseId, mine.handling.outcome(), mine.handling.closing()),
                Deed.HANG_UP,
                now);
    }

    private Step give(RobotCommand command, Deed deed, Instant now) {
        boolean isRepeated = command.equals(last);
        if (isRepeated && now.isBefore(lastAt.plus(PATIENCE))) {
            return waitUntil(lastAt.plus(PATIENCE), now);
        }
        last = command;
        lastAt = now;
        return new Step(command, deed, PATIENCE);
    }

    private static Step waitUntil(Instant at, Instant now) {
        return new Step(null, Deed.NONE, until(at, now));
    }

    private static Duration until(Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    private Task taskOf(SeatView.Work work, Instant now) {
        Task known = task;
        if (known != null && known.work.caseId().equals(work.caseId())) {
            return known;
        }
        Task fresh = new Task(work, pace, chance.on(work.caseId()), now);
        task = fresh;
        return fresh;
    }

    /** What the robot has in mind for one case. */
    private static final class Task {
        private final SeatView.Work work;
        private final Instant acceptAt;
        private final Duration talk;
        private final boolean byPhone;
        private final Handling handling;
        private boolean hasNoted;
        private @Nullable Instant acceptedAt;

        Task(SeatView.Work work, Pace pace, Chance chance, Instant now) {
            this.work = work;
            this.acceptAt =
                    now.plus(between(pace.thinkAtLeast(), pace.thinkAtMost(), chance.on("think")));
            this.talk = between(pace.talkAtLeast(), pace.talkAtMost(), chance.on("talk"));
            this.byPhone = chance.on("phone").isWithin(pace.phoneShare());
            this.handling = Handling.of(work, chance.on("handling"));
        }

        private static Duration between(Duration least, Duration most, Chance chance) {
            long span = most.minus(least).toMillis();
            return least.plusMillis(Math.round(span * chance.share()));
        }
    }
}
