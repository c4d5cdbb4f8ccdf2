package cn.yinling.hub.presence;

import cn.yinling.hub.doors.Farewell;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table of who is there. Stateless. */
final class PresenceStore {
    private static final String END_ALL =
            """
            update device_presence
               set is_online = false, since = :now, reason = :reason
             where is_online
            """;
    private static final String ALL =
            """
            select device_id, is_online, since, reason
              from device_presence
            """;
    private static final String WRITE =
            """
            insert into device_presence (device_id, is_online, since, reason)
            values (:device, :isOnline, :since, :reason)
                on conflict (device_id) do update
               set is_online = excluded.is_online, since = excluded.since, reason = excluded.reason
            """;

    /** Whoever was online when the last hub ended is offline since now, until he is back. */
    void endAll(Handle handle, Instant now) {
        handle.createUpdate(END_ALL)
                .bind("now", now)
                .bind("reason", Farewell.HUB_ENDED.code())
                .execute();
    }

    Map<String, Presence> all(Handle handle) {
        return handle.createQuery(ALL)
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(row.getColumn("device_id", String.class), presence(row));
                            return all;
                        });
    }

    private static Presence presence(RowView row) {
        Instant since = row.getColumn("since", Instant.class);
        return row.getColumn("is_online", Boolean.class)
                ? new Presence.Online(since)
                : new Presence.Offline(
                        since, Farewell.ofCode(row.getColumn("reason", String.class)));
    }

    void write(Handle handle, Map<String, Presence> changes) {
        PreparedBatch batch = handle.prepareBatch(WRITE);
        changes.forEach((device, presence) ->
                batch.bind("device", device)
                        .bind("since", presence.since())
                        .bind("isOnline", presence instanceof Presence.Online)
                        .bind("reason", reason(presence))
                        .add());
        batch.execute();
    }

    private static @Nullable String reason(Presence presence) {
        return switch (presence) {
            case Presence.Online _ -> null;
            case Presence.Offline(_, Farewell why) -> why.code();
        };
    }
}
