package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hotline has done about an alarm, for the device that raised it. Immutable.
 *
 * @param kind that help is coming, or that the case is closed
 * @param agent how the agent is called, null where nobody is named
 * @param expiresAt when it is no news any more
 */
public record AlarmNews(
        DeviceId device,
        DeviceCommand.Kind kind,
        String alarmId,
        @Nullable String agent,
        Instant at,
        Instant expiresAt) {

    /** Made of what it says, so that saying it again is the same command. */
    String commandId() {
        return idOf(kind);
    }

    private String idOf(DeviceCommand.Kind other) {
        return alarmId + "." + other.wireName();
    }

    /** The command that means nothing any more once this is said, or null. */
    @Nullable String replaces() {
        return kind == DeviceCommand.Kind.CASE_CLOSED
                ? idOf(DeviceCommand.Kind.HELP_IS_COMING)
                : null;
    }

    /** As the device is told. */
    DeviceCommand command() {
        return new DeviceCommand(commandId(), kind, at, expiresAt, alarmId, agent);
    }

    /** As arguments of a command in the table. */
    Map<String, Object> arguments() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put(Order.ALARM, alarmId);
        if (agent != null) {
            arguments.put(Order.AGENT, agent);
        }
        return arguments;
    }
}
