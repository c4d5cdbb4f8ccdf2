package cn.yinling.link.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a device says came of a {@link DeviceCommand}, on {@code care/v1/{deviceId}/results}.
 * Immutable. Its JSON is fixed by {@code golden/command-result.json}.
 *
 * @param at by the device's clock
 * @param detail for a person to read, above all why it failed
 */
public record CommandResult(
        String commandId, Outcome outcome, Instant at, @Nullable String detail) {

    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED
    }
}
