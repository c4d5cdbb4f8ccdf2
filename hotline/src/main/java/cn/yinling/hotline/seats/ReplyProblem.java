package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Effect.Refusal;
import java.util.Locale;

/** Why a command was not carried out; the console has the words for each code. */
public enum ReplyProblem {
    /** No JSON, or not what the command needs. */
    MALFORMED,
    UNKNOWN_COMMAND,
    /** The case is not before this seat, or not any more. */
    NOT_YOURS,
    /** A case is closed with one of the outcomes. */
    NO_OUTCOME,
    TOO_LONG,
    /** Somebody has written since; the newest draft is in the view that follows. */
    DRAFT_CHANGED,
    /** The case is being closed: take that back first. */
    CLOSING,
    /** Nobody can be called while the exchange is away. */
    EXCHANGE_AWAY,
    /** There is no number for whom she wants to call. */
    NO_NUMBER,
    /** What stands on file is no telephone number. */
    NUMBER_CANNOT_BE_DIALLED,
    /** It is the hotline's own. */
    OWN_NUMBER,
    /** By a fault of ours; the hotline's log tells more. */
    FAILED,
    NOT_SIGNED_IN;

    /** As it stands in a reply. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the console is told of a refusal. */
    public static ReplyProblem of(Refusal refusal) {
        return switch (refusal) {
            case NOT_YOURS -> NOT_YOURS;
            case NOT_SIGNED_IN, NO_SUCH_SEAT, SEAT_TAKEN -> NOT_SIGNED_IN;
        };
    }
}
