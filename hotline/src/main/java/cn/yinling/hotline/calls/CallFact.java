package cn.yinling.hotline.calls;

import java.util.Map;

/** What Asterisk has said of a channel, of its unique id that is our call's id. */
sealed interface CallFact {
    record Rings(String callId) implements CallFact {}

    record IsUp(String callId) implements CallFact {}

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

    /**
     * All channels there are.
     *
     * @param answered by unique id, whether it was answered
     */
    record Snapshot(Map<String, Boolean> answered) implements CallFact {}
}
