package cn.yinling.link.alarm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells a device, on {@code care/v1/{deviceId}/commands}.
 *
 * @param commandId for acknowledgement and de-duplication
 * @param expiresAt when it means nothing any more
 * @param alarmId the alarm it is about
 * @param agent how the agent is called who comes to help
 */
public record DeviceCommand(
        String commandId,
        Kind kind,
        Instant at,
        Instant expiresAt,
        String alarmId,
        @Nullable String agent) {

    public enum Kind {
        /** An agent has accepted the alarm: say so to the person. */
        @JsonProperty("help-is-coming")
        HELP_IS_COMING,
        /** The case is closed. */
        @JsonProperty("case-closed")
        CASE_CLOSED
    }
}
