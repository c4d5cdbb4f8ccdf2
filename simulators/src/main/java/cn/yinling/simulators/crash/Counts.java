package cn.yinling.simulators.crash;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What the audit found. {@code acknowledged} to {@code duplicates} are readings.
 *
 * @param unanswered messages that were not acknowledged although everything was back
 * @param alarmsSent SOS that were acknowledged
 * @param duplicateAlarms alarms that no SOS explains: one was raised twice
 * @param alarmsHeard acknowledged SOS of which a hotline was told
 * @param alarmsUnheard those of which none was told
 * @param repeats messages sent once more: each could have become a duplicate
 * @param refusals messages the gateway said it does not take now
 * @param acknowledgedWhileAway readings, while the database was away
 * @param alarmsHeardWhileAway alarms pushed while the database was away
 * @param slowestReadyMillis from the last part's return to a gateway that is ready
 * @param troubles rounds of each kind
 */
record Counts(
        @JsonProperty("rounds") int rounds,
        @JsonProperty("acknowledged") long acknowledged,
        @JsonProperty("stored") long stored,
        @JsonProperty("lost") long lost,
        @JsonProperty("duplicates") long duplicates,
        @JsonProperty("unanswered") long unanswered,
        @JsonProperty("alarms_sent") long alarmsSent,
        @JsonProperty("alarms_stored") long alarmsStored,
        @JsonProperty("alarms_lost") long alarmsLost,
        @JsonProperty("duplicate_alarms") long duplicateAlarms,
        @JsonProperty("alarms_heard") long alarmsHeard,
        @JsonProperty("alarms_unheard") long alarmsUnheard,
        @JsonProperty("repeats") long repeats,
        @JsonProperty("refusals") long refusals,
        @JsonProperty("acknowledged_while_away") long acknowledgedWhileAway,
        @JsonProperty("alarms_heard_while_away") long alarmsHeardWhileAway,
        @JsonProperty("slowest_ready_ms") long slowestReadyMillis,
        @JsonProperty("troubles") Map<Trouble, Long> troubles) {

    /** Nothing lost, nothing twice, nothing left without an answer, nothing kept from a hotline. */
    boolean isClean() {
        return lost == 0
                && duplicates == 0
                && unanswered == 0
                && alarmsLost == 0
                && duplicateAlarms == 0
                && alarmsUnheard == 0;
    }
}
