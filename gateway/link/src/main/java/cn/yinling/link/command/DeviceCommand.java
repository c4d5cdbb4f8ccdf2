package cn.yinling.link.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub tells a device, on {@code care/v1/{deviceId}/commands}. Immutable. A device may be
 * told the same twice, and knows it by the id. What comes of it, it says by a {@link
 * CommandResult}. Its JSON is fixed by {@code golden/device-command.json} and {@code
 * golden/device-order.json}.
 *
 * @param commandId for acknowledgement and de-duplication
 * @param expiresAt when it means nothing any more
 * @param alarmId the alarm it is about, null for none
 * @param agent how the agent is called who comes to help
 * @param arguments see {@link Kind}; null for none
 */
public record DeviceCommand(
        String commandId,
        Kind kind,
        Instant at,
        Instant expiresAt,
        @Nullable String alarmId,
        @Nullable String agent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> arguments) {

    public DeviceCommand {
        arguments = arguments == null ? null : Map.copyOf(arguments);
    }

    /** One about an alarm. */
    public DeviceCommand(
            String commandId,
            Kind kind,
            Instant at,
            Instant expiresAt,
            String alarmId,
            @Nullable String agent) {
        this(commandId, kind, at, expiresAt, alarmId, agent, null);
    }

    /** What is to be done. */
    public enum Kind {
        /** An agent has accepted the alarm: say so to the person. */
        @JsonProperty("help-is-coming")
        HELP_IS_COMING,
        /** The case is closed. */
        @JsonProperty("case-closed")
        CASE_CLOSED,
        /**
         * How the speaker answers a call: {@code mode} is {@code ring}, {@code answer} (picks up by
         * itself) or {@code off}; {@code number} where it is to call somebody now.
         */
        @JsonProperty("voice-mode")
        VOICE_MODE,
        /** Measure everything now, and send it as a reading. */
        @JsonProperty("measure-now")
        MEASURE_NOW,
        /** Test yourself, and make yourself heard where you can. */
        @JsonProperty("test")
        TEST,
        /** A reading every {@code seconds}. */
        @JsonProperty("interval")
        INTERVAL,
        /** Limits for checks on the device, a number each, as {@code hr-high}. */
        @JsonProperty("thresholds")
        THRESHOLDS;

        /** As it stands on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
