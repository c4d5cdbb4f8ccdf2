package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Session;
import cn.yinling.hub.sessions.Sessions;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a device how far its alarm has come. The last command of each alarm is kept for a device
 * that is away, until it has it or it means nothing any more. Thread-safe.
 */
final class DeviceCommands {
    private final Sessions sessions;
    private final InstantSource clock;
    private final Duration validity;
    private final Map<String, Map<String, DeviceCommand>> kept = new ConcurrentHashMap<>();

    DeviceCommands(Sessions sessions, InstantSource clock, Duration validity) {
        this.sessions = sessions;
        this.clock = clock;
        this.validity = validity;
    }

    /** What the state means for the device. */
    void moved(AlarmState state) {
        DeviceCommand.Kind kind =
                switch (state.stage()) {
                    case TAKEN -> null;
                    case ACCEPTED -> DeviceCommand.Kind.HELP_IS_COMING;
                    case CLOSED -> DeviceCommand.Kind.CASE_CLOSED;
                };
        if (kind != null) {
            keepAndSend(
                    state.deviceId(), command(kind, state.alarmId(), state.at(), state.agent()));
        }
    }

    /** What a hub that was ended may not have been able to say. */
    void restore(OpenAlarmStore.Moved moved) {
        Instant closed = moved.closedAt();
        Instant accepted = moved.acceptedAt();
        if (closed != null) {
            keepAndSend(
                    moved.deviceId(),
                    command(DeviceCommand.Kind.CASE_CLOSED, moved.id(), closed, moved.agent()));
        } else if (accepted != null) {
            keepAndSend(
                    moved.deviceId(),
                    command(
                            DeviceCommand.Kind.HELP_IS_COMING,
                            moved.id(),
                            accepted,
                            moved.agent()));
        }
    }

    /** The id is made of what it says, so that saying it again is the same command. */
    private DeviceCommand command(
            DeviceCommand.Kind kind, String alarmId, Instant at, @Nullable String agent) {
        String id = alarmId + "." + kind.wireName();
        return new DeviceCommand(id, kind, at, at.plus(validity), alarmId, agent);
    }

    private void keepAndSend(String deviceId, DeviceCommand command) {
        if (!DeviceId.isValid(deviceId)) {
            return;
        }
        kept.compute(
                deviceId,
                (_, commands) -> {
                    Map<String, DeviceCommand> all =
                            commands == null ? new ConcurrentHashMap<>() : commands;
                    all.put(Objects.requireNonNull(command.alarmId()), command);
                    return all;
                });
        sessions.ofDevice(deviceId).forEach(session -> send(session, deviceId, command));
    }

    /**
     * Tells a device that hears commands, by a new subscription or a session taken up, what it has
     * missed. What that session sends again itself is not said twice.
     */
    void greet(Session session, String deviceId) {
        Instant now = clock.instant();
        kept.getOrDefault(deviceId, Map.of()).values().stream()
                .filter(command -> command.expiresAt().isAfter(now))
                .forEach(command -> send(session, deviceId, command));
    }

    private void send(Session session, String deviceId, DeviceCommand command) {
        String topic = new Topic.OfDevice(new DeviceId(deviceId), Channel.COMMANDS).text();
        session.deliverUntil(
                command.expiresAt(),
                topic,
                LinkJson.write(command),
                command.commandId(),
                () -> forget(deviceId, command));
    }

    private void forget(String deviceId, DeviceCommand command) {
        kept.computeIfPresent(
                deviceId,
                (_, commands) -> {
                    commands.remove(Objects.requireNonNull(command.alarmId()), command);
                    return commands.isEmpty() ? null : commands;
                });
    }

    /** Forgets what means nothing any more. */
    void forgetExpired() {
        Instant now = clock.instant();
        kept.forEach((deviceId, commands) ->
                commands.values().stream()
                        .filter(command -> !command.expiresAt().isAfter(now))
                        .toList()
                        .forEach(command -> forget(deviceId, command)));
    }
}
