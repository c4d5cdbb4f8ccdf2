package cn.yinling.hotline.dispatch;

import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One command: its time, what comes of it, and the steps of which everything is made. */
final class Round {
    final Board board;
    final Instant now;
    private final List<Effect> effects = new ArrayList<>();

    Round(Board board, Instant now) {
        this.board = board;
        this.now = now;
    }

    List<Effect> effects() {
        return effects;
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void refuse(Refusal why) {
        effects.add(new Effect.Refused(why));
    }

    void enqueue(QueuedCase queued) {
        if (board.cases.putIfAbsent(queued.caseId, queued) == null) {
            board.waiting.add(queued);
        }
    }

    /** Puts a case that waits before {@code seat}. */
    void offer(QueuedCase queued, Seat seat) {
        board.waiting.remove(queued);
        Offer offer =
                new Offer(
                        board.nextOffer(),
                        queued.caseId,
                        seat.number,
                        Objects.requireNonNull(seat.occupant),
                        now,
                        now.plus(board.rules.lease()));
        queued.offeredTo(seat.number, offer.number());
        seat.offer = offer;
        seat.wrapUpUntil = null;
        effects.add(new Effect.Offered(offer));
    }

    /** Takes back what the seat is offered, where it is offered something. */
    void withdraw(Seat seat, Why why) {
        Offer offer = seat.offer;
        if (offer == null) {
            return;
        }
        seat.offer = null;
        if (why == Why.OVERTAKEN) {
            seat.idleSince = now;
        } else {
            seat.finished(now, Duration.ZERO);
        }
        QueuedCase queued = board.cases.get(offer.caseId());
        if (queued != null) {
            board.waiting.add(queued);
        }
        effects.add(new Effect.Withdrawn(offer, why));
    }

    /** The seat is nobody's any more; what it had waits again. */
    void vacate(Seat seat, Occupant agent) {
        withdraw(seat, Why.SEAT_GONE);
        QueuedCase queued = seat.accepted;
        if (queued != null) {
            seat.accepted = null;
            board.waiting.add(queued);
            effects.add(new Effect.Returned(queued.caseId, seat.number, agent));
        }
        seat.empty();
    }
}
