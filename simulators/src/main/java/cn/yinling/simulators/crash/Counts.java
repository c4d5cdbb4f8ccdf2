package cn.yinling.simulators.crash;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the audit found.
 *
 * @param repeats messages sent once more because no answer came: each could have become a duplicate
 */
record Counts(
        @JsonProperty("rounds") int rounds,
        @JsonProperty("acknowledged") long acknowledged,
        @JsonProperty("stored") long stored,
        @JsonProperty("lost") long lost,
        @JsonProperty("duplicates") long duplicates,
        @JsonProperty("alarms_sent") long alarmsSent,
        @JsonProperty("alarms_stored") long alarmsStored,
        @JsonProperty("alarms_lost") long alarmsLost,
        @JsonProperty("duplicate_alarms") long duplicateAlarms,
        @JsonProperty("repeats") long repeats) {

    boolean isClean() {
        return lost == 0 && duplicates == 0 && alarmsLost == 0 && duplicateAlarms == 0;
    }
}
