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
 * @param pause when it takes no case, or will take none
 */
public record SeatReport(
        int number,
        @Nullable Occupant occupant,
        Mode mode,
        Status status,
        Instant since,
        @Nullable Offer offer,
        @Nullable String caseId,
        Pause pause) {

    /**
     * When she takes no case, or will take none.
     *
     * @param wrapUpUntil until when she is left alone after a case; null while she is not
     * @param reason why she is away, where she has said so
     * @param announced why she will be away after what she has before her; null where she will not
     */
    public record Pause(
            @Nullable Instant wrapUpUntil,
            @Nullable AwayReason reason,
            @Nullable AwayReason announced) {
        /** None. */
        public static final Pause NONE = new Pause(null, null, null);

        Pause onClock(Duration ahead) {
            return wrapUpUntil == null
                    ? this
                    : new Pause(wrapUpUntil.plus(ahead), reason, announced);
        }
    }

    /** What the seat is doing. */
    public enum Status {
        EMPTY,
        /** Signed in, and not to be offered anything; also while the screen is gone. */
        AWAY,
        READY,
        /** It has let an offer go by, and is rung only where nobody is ready. */
        MISSED,
        OFFERED,
        BUSY,
        /** After a case, for a while; taken from it by what cannot wait. */
        WRAP_UP
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
                caseId,
                pause.onClock(ahead));
    }

    /** Whether the case is offered or accepted here. */
    public boolean hasBeforeIt(String anyCase) {
        return anyCase.equals(caseId) || (offer != null && anyCase.equals(offer.caseId()));
    }

    /** Whether {@code agentId} sits here. */
    public boolean isHeldBy(String agentId) {
        return occupant != null && occupant.agentId().equals(agentId);
    }
}
