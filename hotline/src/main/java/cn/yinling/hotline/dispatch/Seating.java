package cn.yinling.hotline.dispatch;

import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Effect.Why;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who sits where, before a screen or not, and whether she wants cases. */
final class Seating {
    private final Board board;
    private final Round round;

    Seating(Round round) {
        this.board = round.board;
        this.round = round;
    }

    void signIn(int number, Occupant agent) {
        Seat seat = board.seats.get(number);
        if (seat == null) {
            round.refuse(Refusal.NO_SUCH_SEAT);
            return;
        }
        Occupant sitting = seat.occupant;
        if (sitting != null && !seat.isHeldBy(agent.agentId())) {
            if (!sitting.robot() || agent.robot()) {
                round.refuse(Refusal.SEAT_TAKEN);
                return;
            }
            round.vacate(seat, sitting);
            round.add(new Effect.Evicted(number, sitting));
        }
        sit(seat, agent);
    }

    private void sit(Seat seat, Occupant agent) {
        boolean isNew = seat.occupant == null;
        for (Seat other : board.seats.values()) {
            if (other != seat && other.isHeldBy(agent.agentId())) {
                move(other, seat, agent);
            }
        }
        seat.occupant = agent;
        if (isNew) {
            seat.goneUntil = round.now.plus(board.rules.grace());
            seat.idleSince = round.now;
        }
    }

    private void move(Seat from, Seat to, Occupant agent) {
        QueuedCase queued = from.accepted;
        if (queued != null && to.accepted == null && to.offer == null) {
            from.accepted = null;
            to.accepted = queued;
            to.mode = from.mode;
            to.announced = from.announced;
            round.add(new Effect.Moved(queued.caseId, to.number, agent));
        }
        round.vacate(from, agent);
    }

    void arrive(int number, Occupant agent) {
        Seat seat = board.seats.get(number);
        if (seat == null) {
            round.refuse(Refusal.NO_SUCH_SEAT);
        } else if (seat.isOthers(agent)) {
            round.refuse(Refusal.SEAT_TAKEN);
        } else {
            sit(seat, agent);
            seat.goneUntil = null;
        }
    }

    void leave(int number, String agentId) {
        Seat seat = board.seats.get(number);
        if (seat != null && seat.isHeldBy(agentId)) {
            round.withdraw(seat, Why.SEAT_GONE);
            seat.goneUntil = round.now.plus(board.rules.grace());
        }
    }

    void signOut(int number, String agentId) {
        Seat seat = board.seats.get(number);
        Occupant agent = seat == null ? null : seat.occupant;
        if (seat == null || agent == null || !seat.isHeldBy(agentId)) {
            return;
        }
        if (seat.accepted == null) {
            round.vacate(seat, agent);
        } else {
            leave(number, agentId);
        }
    }

    void setMode(int number, Mode mode) {
        Seat seat = board.seats.get(number);
        if (seat == null || seat.occupant == null) {
            round.refuse(Refusal.NOT_SIGNED_IN);
            return;
        }
        if (mode == Mode.READY) {
            seat.getReady(round.now);
        } else {
            goAway(seat, null);
        }
    }

    void goAway(int number, AwayReason reason, boolean afterwards) {
        Seat seat = board.seats.get(number);
        if (seat == null || seat.occupant == null) {
            round.refuse(Refusal.NOT_SIGNED_IN);
        } else if (afterwards && (seat.offer != null || seat.accepted != null)) {
            seat.announced = reason;
        } else {
            goAway(seat, reason);
        }
    }

    private void goAway(Seat seat, @Nullable AwayReason reason) {
        seat.goAway(reason);
        round.withdraw(seat, Why.PASSED);
    }

    /**
     * Time has passed: offers that nobody took, paper work that is done, and seats whose screen did
     * not come back.
     */
    void tick() {
        for (Seat seat : board.seats.values()) {
            if (seat.wrapUpUntil != null && !round.now.isBefore(seat.wrapUpUntil)) {
                seat.getReady(round.now);
            }
            if (seat.offer != null && !round.now.isBefore(seat.offer.leaseUntil())) {
                round.withdraw(seat, Why.LEASE_EXPIRED);
                seat.miss(round.now);
            }
            if (seat.goneUntil != null && !round.now.isBefore(seat.goneUntil)) {
                round.vacate(seat, Objects.requireNonNull(seat.occupant));
            }
        }
    }
}
