package cn.yinling.hotline.dispatch;

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
        OFFERED,
        BUSY
    }

    /** Whether {@code agentId} sits here. */
    public boolean isHeldBy(String agentId) {
        return occupant != null && occupant.agentId().equals(agentId);
    }
}
