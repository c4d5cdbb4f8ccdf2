package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends commands and tells what became of them. Thread-safe. */
public final class CommandOperations implements Operations {
    private static final Duration VALIDITY = Duration.ofHours(1);

    private final Commands commands;

    public CommandOperations(Commands commands) {
        this.commands = commands;
    }

    /** What is sent. */
    record Entry(
            DeviceCommand.Kind kind,
            @Nullable Map<String, Object> parameters,
            @Nullable Long validForSeconds) {}

    /** {@code Command} of the contract. */
    record View(
            String id,
            String deviceId,
            String kind,
            Map<String, Object> parameters,
            String state,
            Instant at,
            Instant expiresAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant endedAt,
            int attempts,
            String by,
            @Nullable String detail) {
        static View of(Command command) {
            return new View(
                    command.id(),
                    command.device().value(),
                    command.kind().wireName(),
                    command.arguments(),
                    command.state().code(),
                    command.createdAt(),
                    command.expiresAt(),
                    command.sentAt(),
                    command.deliveredAt(),
                    command.endedAt(),
                    command.attempts(),
                    command.by(),
                    command.detail());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("sendCommand", this::send)
                .on("listCommands", this::list)
                .on("getCommand", this::one);
    }

    private Answer send(Call call) {
        Entry entry = call.body(Entry.class);
        DeviceId device = call.device();
        Duration validity =
                entry.validForSeconds() == null
                        ? VALIDITY
                        : Duration.ofSeconds(entry.validForSeconds());
        Map<String, Object> parameters = entry.parameters() == null ? Map.of() : entry.parameters();
        return switch (commands.send(
                device, entry.kind(), parameters, validity, call.caller().name())) {
            case Sending.Accepted(Command command) ->
                    Answer.accepted("/api/commands/" + command.id(), View.of(command));
            case Sending.Refused(String reason) -> Answer.wrong(Problem.conflict(reason));
        };
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        int limit = call.limit();
        List<Command> found =
                commands.of(call.device(), cursor == null ? null : cursor.number(0), limit + 1);
        Page<Command> page =
                Page.of(found, limit, last -> Cursor.of(String.valueOf(last.number())));
        return Answer.json(page.map(View::of));
    }

    private Answer one(Call call) {
        String id = call.path("commandId");
        Optional<Command> found = commands.find(id);
        return found.isPresent()
                ? Answer.json(View.of(found.get()))
                : Answer.wrong(Problem.notFound("There is no command %s".formatted(id)));
    }
}
