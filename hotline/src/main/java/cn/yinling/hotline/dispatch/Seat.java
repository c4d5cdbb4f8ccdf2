package cn.yinling.hotline.dispatch;

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

    /** Since when it has had nothing to do. */
    Instant idleSince;

    private SeatReport.Status status = SeatReport.Status.EMPTY;
    private Instant since;

    Seat(int number, Instant now) {
        this.number = number;
        this.idleSince = now;
        this.since = now;
    }

    boolean isFree() {
        return occupant != null
                && mode == Mode.READY
                && goneUntil == null
                && offer == null
                && accepted == null;
    }

    boolean isRobot() {
        return occupant != null && occupant.robot();
    }

    boolean isHeldBy(String agentId) {
        return occupant != null && occupant.agentId().equals(agentId);
    }

    void empty() {
        occupant = null;
        mode = Mode.AWAY;
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
                accepted == null ? null : accepted.caseId);
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
        return isFree() ? SeatReport.Status.READY : SeatReport.Status.AWAY;
    }
}
