package cn.yinling.hotline.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seat as it is now.
 *
 * @param since when the status became what it is
 * @param offer what it is offered
 * @param caseId the case it has accepted
 */
public record SeatReport(
        int number,
        @Nullable Occupant occupant,
        Mode mode,
        Status status,
        Instant since,
        @Nullable Offer offer,
        @Nullable String caseId) {

    /** What the seat is doing. */
    public enum Status {
        EMPTY,
        /** Signed in, and not to be offered anything; also while the screen is gone. */
        AWAY,
        READY,
        /** It has let an offer go by, and is rung only where nobody is ready. */
        MISSED,
        OFFERED,
        BUSY
    }

    /** The same by another clock, that is so much ahead of the dispatcher's. */
    public SeatReport onClock(Duration ahead) {
        return new SeatReport(
                number,
                occupant,
                mode,
                status,
                since.plus(ahead),
                offer == null ? null : offer.onClock(ahead),
                caseId);
    }

    /** Whether {@code agentId} sits here. */
    public boolean isHeldBy(String agentId) {
        return occupant != null && occupant.agentId().equals(agentId);
    }
}
