package cn.yinling.hotline.calls;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Asterisk has said of a channel, of its unique id that is our call's id. */
sealed interface CallFact {
    /**
     * Somebody calls the hotline.
     *
     * @param number as the carrier shows it; null where it shows none
     */
    record Arrived(String callId, @Nullable String number) implements CallFact {}

    record Rings(String callId) implements CallFact {}

    record IsUp(String callId) implements CallFact {}

    /** It has come into the conference of a case. */
    record Joined(String callId) implements CallFact {}

    /**
     * Dialling is over.
     *
     * @param status as in the variable DIALSTATUS
     */
    record Dialled(String callId, String status) implements CallFact {}

    /**
     * The channel is gone, the last that is said of it.
     *
     * @param cause as of ITU-T Q.850, 0 for unknown
     */
    record Gone(String callId, int cause) implements CallFact {}

    /**
     * The originate has failed; the channel may be told to be gone before, after or, where none was
     * made, never.
     */
    record OriginateFailed(String callId) implements CallFact {}

    /** The originate was not even tried. */
    record OriginateRefused(String callId, String reason) implements CallFact {}

    /** All channels there are, by unique id. */
    record Snapshot(Map<String, Channel> channels) implements CallFact {}

    /**
     * A channel that is there.
     *
     * @param isUp whether it was answered
     * @param isCaller whether it calls the hotline and waits to be taken; it may be up all the
     *     same, where something is said to it meanwhile
     * @param number as the carrier shows it; null where it shows none
     * @param caseId of the case it has come into; null where it has come into none
     * @param isHeld whether it waits outside of its conference
     */
    record Channel(
            boolean isUp,
            boolean isCaller,
            @Nullable String number,
            @Nullable String caseId,
            boolean isHeld) {}
}
