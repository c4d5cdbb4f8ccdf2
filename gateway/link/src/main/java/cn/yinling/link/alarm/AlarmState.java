package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hotline says of an alarm, on {@code care/v1/alarms/{alarmId}/state}.
 *
 * @param caseId the case the alarm belongs to
 * @param deviceId the device that raised it
 * @param agent how the agent is called, from {@link Stage#ACCEPTED} on
 * @param outcome the outcome code of a closed case
 */
public record AlarmState(
        String alarmId,
        String deviceId,
        String caseId,
        Stage stage,
        Instant at,
        @Nullable Integer seat,
        @Nullable String agent,
        @Nullable String outcome) {

    /** The {@link #outcome} of an alarm that was a fault of its device. */
    public static final String DEVICE_FAULT = "device-fault";

    /** The {@link #outcome} of an alarm that was over, as the hub had said; nobody closed it. */
    public static final String CLEARED = "cleared";

    /** Whether it only says back that the alarm was over. */
    @JsonIgnore
    public boolean isEchoOfEnd() {
        return stage == Stage.CLOSED && CLEARED.equals(outcome);
    }

    /** How far it has come. */
    public enum Stage {
        /** The hotline has it durably and answers for it. */
        @JsonProperty("taken")
        TAKEN,
        /** An agent has accepted it. */
        @JsonProperty("accepted")
        ACCEPTED,
        /** The case is closed with an outcome. */
        @JsonProperty("closed")
        CLOSED
    }
}
