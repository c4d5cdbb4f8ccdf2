package cn.yinling.hotline.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A seat's state; touched by the dispatcher alone. */
final class Seat {
    final int number;
    @Nullable Occupant occupant;
    Mode mode = Mode.AWAY;
    @Nullable Offer offer;
    @Nullable QueuedCase accepted;

    /** When the seat is emptied because its screen is gone; null while the screen is there. */
    @Nullable Instant goneUntil;

    /** Until when she is left alone after a case; null while she is not. */
    @Nullable Instant wrapUpUntil;

    /** Why she is away, where she has said so. */
    @Nullable AwayReason awayReason;

    /** Why she will be away after what she has before her; null where she will not. */
    @Nullable AwayReason announced;

    /** Since when it has had nothing to do. */
    Instant idleSince;

    /** When it last let an offer go by; of a meaning while its mode is {@link Mode#MISSED}. */
    Instant missedAt;

    private SeatReport.Status status = SeatReport.Status.EMPTY;
    private Instant since;

    Seat(int number, Instant now) {
        this.number = number;
        this.idleSince = now;
        this.missedAt = now;
        this.since = now;
    }

    boolean isFree() {
        return mode == Mode.READY && isAtLeisure() && wrapUpUntil == null;
    }

    /** Whether she still does the paper work of her last case. */
    boolean isWrappingUp() {
        return mode == Mode.READY && isAtLeisure() && wrapUpUntil != null;
    }

    /** Whether a case may be put before it now: what cannot wait interrupts paper work. */
    boolean takes(QueuedCase queued) {
        return isFree() || (isWrappingUp() && queued.cannotWait());
    }

    /** She has done with what she had before her. */
    void finished(Instant now, Duration wrapUp) {
        idleSince = now;
        if (announced != null) {
            goAway(announced);
        } else if (mode == Mode.READY && !isRobot() && wrapUp.isPositive()) {
            wrapUpUntil = now.plus(wrapUp);
        }
    }

    void goAway(@Nullable AwayReason reason) {
        mode = Mode.AWAY;
        awayReason = reason;
        announced = null;
        wrapUpUntil = null;
    }

    void getReady(Instant now) {
        if (mode != Mode.READY || wrapUpUntil != null) {
            idleSince = now;
        }
        mode = Mode.READY;
        awayReason = null;
        announced = null;
        wrapUpUntil = null;
    }

    /** Whether it can be rung, though it did not answer the last time. */
    boolean canBeTriedAgain() {
        return mode == Mode.MISSED && isAtLeisure();
    }

    /** Somebody sits there, before her screen, and has nothing to do. */
    private boolean isAtLeisure() {
        return occupant != null && goneUntil == null && offer == null && accepted == null;
    }

    /** Whether somebody sits there who answers, be she busy or her screen gone for a moment. */
    boolean isReady() {
        return occupant != null && mode == Mode.READY;
    }

    /** Whether it rings though it has missed an offer. */
    boolean ringsAgain() {
        return mode == Mode.MISSED && offer != null;
    }

    void miss(Instant now) {
        mode = Mode.MISSED;
        missedAt = now;
    }

    boolean isRobot() {
        return occupant != null && occupant.robot();
    }

    boolean isHeldBy(String agentId) {
        return occupant != null && occupant.agentId().equals(agentId);
    }

    boolean isOthers(Occupant agent) {
        return occupant != null && !isHeldBy(agent.agentId());
    }

    boolean isOffered(String caseId) {
        return offer != null && offer.caseId().equals(caseId);
    }

    boolean hasAccepted(String caseId) {
        return accepted != null && accepted.caseId.equals(caseId);
    }

    void empty() {
        occupant = null;
        goAway(null);
        goneUntil = null;
    }

    /** Notes when the status changes. */
    void stamp(Instant now) {
        SeatReport.Status current = status();
        if (current != status) {
            status = current;
            since = now;
        }
    }

    SeatReport report() {
        return new SeatReport(
                number,
                occupant,
                mode,
                status,
                since,
                offer,
                accepted == null ? null : accepted.caseId,
                new SeatReport.Pause(wrapUpUntil, awayReason, announced));
    }

    private SeatReport.Status status() {
        if (occupant == null) {
            return SeatReport.Status.EMPTY;
        }
        if (accepted != null) {
            return SeatReport.Status.BUSY;
        }
        if (offer != null) {
            return SeatReport.Status.OFFERED;
        }
        if (mode == Mode.MISSED) {
            return SeatReport.Status.MISSED;
        }
        if (isWrappingUp()) {
            return SeatReport.Status.WRAP_UP;
        }
        return isFree() ? SeatReport.Status.READY : SeatReport.Status.AWAY;
    }
}
