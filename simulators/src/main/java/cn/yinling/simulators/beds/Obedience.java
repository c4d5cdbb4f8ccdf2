package cn.yinling.simulators.beds;

import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What a bed makes of commands. Pure. */
final class Obedience {
    private Obedience() {}

    /** The result it says: a simulated bed can do everything. */
    static CommandResult done(DeviceCommand command, Instant at) {
        return new CommandResult(command.commandId(), CommandResult.Outcome.DONE, at, null);
    }

    /** The interval asked for, or the one it has. */
    static Duration interval(DeviceCommand command, Duration otherwise) {
        Map<String, Object> arguments = command.arguments();
        return arguments != null && arguments.get("seconds") instanceof Number seconds
                ? Duration.ofSeconds(seconds.longValue())
                : otherwise;
    }
}
