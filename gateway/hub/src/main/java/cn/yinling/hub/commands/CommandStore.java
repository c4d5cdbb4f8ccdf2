package cn.yinling.hub.commands;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table {@code device_command}. Stateless. */
final class CommandStore {
    private static final String ADD =
            """
            insert into device_command (id, device_id, kind, arguments, state, by_whom, created_at, expires_at)
            values (:id, :device, :kind, cast(:arguments as jsonb), 'queued', :by, :now, :expiresAt)
                on conflict (id) do nothing
            """;
    private static final String GET =
            """
            select * from device_command where id = :id
            """;
    private static final String OF_DEVICE =
            """
            select *
              from device_command
             where device_id = :device and number < :before
             order by number desc
             limit :most
            """;
    private static final String NEXT =
            """
            select distinct on (device_id) *
              from device_command
             where state in ('queued', 'sent') and expires_at > :now and (:all or device_id = any(:devices))
             order by device_id, number
            """;
    private static final String SENT =
            """
            update device_command
               set state = 'sent', sent_at = :now, attempts = attempts + 1
             where number = :number and state in ('queued', 'sent')
            """;
    private static final String DELIVERED =
            """
            update device_command
               set state = 'delivered', delivered_at = :at
             where id = :id and device_id = :device and state in ('queued', 'sent')
            """;
    private static final String ENDED =
            """
            update device_command
               set state = :state, delivered_at = coalesce(delivered_at, :at), ended_at = :at, detail = :detail
             where id = :id and device_id = :device and state in ('queued', 'sent', 'delivered', 'expired')
            """;
    private static final String EXPIRE =
            """
            update device_command
               set state = 'expired', ended_at = :now,
                   detail = case state when 'delivered' then 'the device has it and did not say what came of it'
                                       when 'sent' then 'the device did not say that it has it'
                                       else 'the device was not there' end
             where state in ('queued', 'sent', 'delivered') and expires_at <= :now
            """;
    private static final String CANCEL_REVOKED =
            """
            update device_command
               set state = 'cancelled', ended_at = :now, detail = 'the device may not connect any more'
              from device
             where device.id = device_command.device_id and device.revoked_at is not null
               and state in ('queued', 'sent', 'delivered')
            """;
    private static final String FORGET =
            """
            delete from device_command where ended_at < :before
            """;

    void add(
            Handle handle,
            String id,
            DeviceId device,
            DeviceCommand.Kind kind,
            Map<String, Object> arguments,
            String by,
            Instant now,
            Instant expiresAt) {
        handle.createUpdate(ADD)
                .bind("id", id)
                .bind("device", device.value())
                .bind("kind", kind.wireName())
                .bind("arguments", new String(LinkJson.write(arguments), StandardCharsets.UTF_8))
                .bind("by", by)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    Optional<Command> get(Handle handle, String id) {
        return handle.createQuery(GET).bind("id", id).map(CommandStore::command).findFirst();
    }

    List<Command> ofDevice(Handle handle, DeviceId device, long before, int most) {
        return handle.createQuery(OF_DEVICE)
                .bind("device", device.value())
                .bind("before", before)
                .bind("most", most)
                .map(CommandStore::command)
                .list();
    }

    /** The next of each device; of those named, or of all where none is. */
    List<Command> next(Handle handle, Collection<String> devices, Instant now) {
        return handle.createQuery(NEXT)
                .bind("all", devices.isEmpty())
                .bindArray("devices", String.class, devices)
                .bind("now", now)
                .map(CommandStore::command)
                .list();
    }

    void sent(Handle handle, Command command, Instant now) {
        handle.createUpdate(SENT).bind("number", command.number()).bind("now", now).execute();
    }

    void delivered(Handle handle, String id, DeviceId device, Instant at) {
        handle.createUpdate(DELIVERED)
                .bind("id", id)
                .bind("device", device.value())
                .bind("at", at)
                .execute();
    }

    /** False where there is no such command of that device that could end so. */
    boolean ended(
            Handle handle,
            String id,
            DeviceId device,
            Command.State state,
            Instant at,
            @Nullable String detail) {
        return handle.createUpdate(ENDED)
                        .bind("id", id)
                        .bind("device", device.value())
                        .bind("state", state.code())
                        .bind("at", at)
                        .bind("detail", detail)
                        .execute()
                == 1;
    }

    /** How many have expired now. */
    int expire(Handle handle, Instant now) {
        return handle.createUpdate(EXPIRE).bind("now", now).execute();
    }

    int cancelRevoked(Handle handle, Instant now) {
        return handle.createUpdate(CANCEL_REVOKED).bind("now", now).execute();
    }

    void forget(Handle handle, Instant before) {
        handle.createUpdate(FORGET).bind("before", before).execute();
    }

    private static Command command(RowView row) {
        return new Command(
                row.getColumn("number", Long.class),
                row.getColumn("id", String.class),
                new DeviceId(row.getColumn("device_id", String.class)),
                kind(row.getColumn("kind", String.class)),
                arguments(row.getColumn("arguments", String.class)),
                Command.State.ofCode(row.getColumn("state", String.class)),
                row.getColumn("by_whom", String.class),
                row.getColumn("created_at", Instant.class),
                row.getColumn("expires_at", Instant.class),
                row.getColumn("attempts", Integer.class),
                row.getColumn("sent_at", Instant.class),
                row.getColumn("delivered_at", Instant.class),
                row.getColumn("ended_at", Instant.class),
                row.getColumn("detail", String.class));
    }

    private static DeviceCommand.Kind kind(String wireName) {
        return DeviceCommand.Kind.valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Map<String, Object> arguments(String json) {
        try {
            Map<String, Object> arguments = new HashMap<>();
            Map<?, ?> stored = LinkJson.read(json.getBytes(StandardCharsets.UTF_8), Map.class);
            stored.forEach((name, value) -> arguments.put(String.valueOf(name), value));
            return arguments;
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("arguments of a command that are no JSON object", e);
        }
    }
}
