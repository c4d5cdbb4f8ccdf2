package cn.yinling.hotline.dispatch;

import cn.yinling.hotline.dispatch.Effect.Means;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import java.time.Duration;
import java.util.Objects;

/** What becomes of a case, from its opening to its closing. */
final class Handling {
    private final Board board;
    private final Round round;

    Handling(Round round) {
        this.board = round.board;
        this.round = round;
    }

    void open(Command.Open open) {
        round.enqueue(new QueuedCase(open.caseId(), open.urgency(), open.openedAt()));
    }

    void resume(Command.Resume resume) {
        Occupant agent = resume.agent();
        QueuedCase queued = new QueuedCase(resume.caseId(), resume.urgency(), resume.openedAt());
        Seat seat = board.seatOf(agent.agentId());
        if (seat == null) {
            seat = board.seats.get(resume.seat());
        }
        if (seat == null || seat.offer != null || seat.accepted != null || seat.isOthers(agent)) {
            round.enqueue(queued);
            round.add(new Effect.Returned(queued.caseId, resume.seat(), agent));
            return;
        }
        board.cases.put(queued.caseId, queued);
        seat.accepted = queued;
        if (seat.occupant == null) {
            seat.occupant = agent;
            seat.mode = Mode.READY;
            seat.goneUntil = round.now.plus(board.rules.grace());
        } else if (seat.number != resume.seat()) {
            round.add(new Effect.Moved(queued.caseId, seat.number, agent));
        }
    }

    void escalate(Command.Escalate escalate) {
        QueuedCase queued = board.cases.get(escalate.caseId());
        if (queued != null) {
            boolean waits = board.waiting.remove(queued);
            queued.pressedAgain(escalate.urgency(), escalate.presses());
            if (waits) {
                board.waiting.add(queued);
            }
        }
    }

    void drop(String caseId) {
        QueuedCase queued = board.cases.remove(caseId);
        if (queued == null) {
            return;
        }
        board.waiting.remove(queued);
        for (Seat seat : board.seats.values()) {
            if (seat.accepted == queued) {
                seat.accepted = null;
                seat.finished(round.now, Duration.ZERO);
            } else if (seat.isOffered(caseId)) {
                round.withdraw(seat, Why.CASE_DROPPED);
            }
        }
    }

    void accept(int number, String caseId) {
        Seat seat = board.seats.get(number);
        if (seat == null || seat.occupant == null) {
            round.refuse(Refusal.NOT_SIGNED_IN);
        } else if (seat.offer != null && seat.isOffered(caseId)) {
            accept(seat, seat.offer, Means.SCREEN);
        } else if (!seat.hasAccepted(caseId)) {
            round.refuse(Refusal.NOT_YOURS);
        }
    }

    void answer(Offer offer) {
        Seat seat = board.seats.get(offer.seat());
        if (seat != null && offer.equals(seat.offer)) {
            accept(seat, offer, Means.PHONE);
        }
    }

    /** Whoever accepts is there: her seat is ready again after this case. */
    private void accept(Seat seat, Offer offer, Means means) {
        QueuedCase queued = Objects.requireNonNull(board.cases.get(offer.caseId()));
        queued.isToldUnheard = false;
        seat.offer = null;
        seat.accepted = queued;
        seat.mode = Mode.READY;
        round.add(new Effect.Accepted(offer, means));
    }

    /**
     * At a seat that has missed an offer, a pass is one more miss: the next missed seat is rung.
     */
    void pass(int number, String caseId) {
        Seat seat = board.seats.get(number);
        if (seat == null || !seat.isOffered(caseId)) {
            round.refuse(Refusal.NOT_YOURS);
            return;
        }
        round.withdraw(seat, Why.PASSED);
        if (seat.mode == Mode.MISSED) {
            seat.miss(round.now);
        }
    }

    void close(int number, String caseId) {
        Seat seat = board.seats.get(number);
        if (seat == null || !seat.hasAccepted(caseId)) {
            round.refuse(Refusal.NOT_YOURS);
            return;
        }
        seat.accepted = null;
        seat.finished(round.now, board.rules.wrapUp());
        board.cases.remove(caseId);
        round.add(new Effect.Closed(caseId, number, Objects.requireNonNull(seat.occupant)));
    }
}
