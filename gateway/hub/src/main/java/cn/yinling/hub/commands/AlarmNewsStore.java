package cn.yinling.hub.commands;

import cn.yinling.link.json.LinkJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes news of alarms into the table {@code device_command}. Stateless; may be repeated. */
final class AlarmNewsStore {
    private static final String ADD =
            """
            insert into device_command (id, device_id, kind, arguments, state, by_whom, created_at, expires_at,
                                        attempts, sent_at)
            values (:id, :device, :kind, cast(:arguments as jsonb), :state, 'hotline', :at, :expiresAt,
                    :attempts, :sentAt)
                on conflict (id) do nothing
            """;
    private static final String REPLACE =
            """
            update device_command
               set state = 'cancelled', ended_at = :at, detail = 'the case is closed'
             where id = :id and device_id = :device and state in ('queued', 'sent')
            """;

    /**
     * Adds it.
     *
     * @param sentAt when it was put on the wire, null where the device was not there
     */
    void add(Handle handle, AlarmNews news, @Nullable Instant sentAt) {
        Command.State state = sentAt == null ? Command.State.QUEUED : Command.State.SENT;
        handle.createUpdate(ADD)
                .bind("id", news.commandId())
                .bind("device", news.device().value())
                .bind("kind", news.kind().wireName())
                .bind(
                        "arguments",
                        new String(LinkJson.write(news.arguments()), StandardCharsets.UTF_8))
                .bind("state", state.code())
                .bind("at", news.at())
                .bind("expiresAt", news.expiresAt())
                .bind("attempts", sentAt == null ? 0 : 1)
                .bind("sentAt", sentAt)
                .execute();
        if (news.replaces() != null) {
            handle.createUpdate(REPLACE)
                    .bind("id", news.replaces())
                    .bind("device", news.device().value())
                    .bind("at", news.at())
                    .execute();
        }
    }
}
