package cn.yinling.hub.alarms;

import cn.yinling.hub.rules.Finding;
import cn.yinling.hub.rules.Known;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads from the table {@code alarm} what a hub that starts goes on with. Stateless. */
final class OpenAlarmStore {
    private static final String UNTAKEN =
            """
            select id, device_id, received_at, body
              from alarm
             where taken_at is null
             order by received_at
             limit 20000
            """;
    private static final String OPEN =
            """
            select count(*)
              from alarm
             where closed_at is null
            """;
    private static final String MOVED_SINCE =
            """
            select id, device_id, accepted_at, closed_at, agent
              from alarm
             where greatest(accepted_at, closed_at) > :since
            """;
    private static final String UNANSWERED =
            """
            select id, body
              from alarm
             where lane <= 3 and accepted_at is null and closed_at is null
             order by received_at
             limit 20000
            """;
    private static final String KNOWN =
            """
            select cause, onset, ended_at, said
              from alarm
             where device_id = :device and (ended_at is null or onset >= :from or ended_at >= :from)
                   and withdrawn_at is null and cause not in ('sos', 'cord', 'fall', 'test')
            """;

    private static final String OVER =
            """
            select cast(body as text) as body, coalesce(ended_at, closed_at) as at,
                   closed_at is not null as is_closed, case_id is not null as is_with_hotline
              from alarm
             where id = any(:ids) and (ended_at is not null or closed_at is not null)
            """;

    /** An alarm that was accepted or closed. */
    record Moved(
            String id,
            String deviceId,
            @Nullable Instant acceptedAt,
            @Nullable Instant closedAt,
            @Nullable String agent) {}

    /** Those that no hotline has taken, the oldest first. */
    List<UntakenAlarms.Entry> untaken(Handle handle) {
        return handle.createQuery(UNTAKEN)
                .map(row ->
                        new UntakenAlarms.Entry(
                                row.getColumn("id", String.class),
                                row.getColumn("device_id", String.class),
                                row.getColumn("received_at", Instant.class),
                                row.getColumn("body", String.class)))
                .list();
    }

    /** How many are not closed. */
    int open(Handle handle) {
        return handle.createQuery(OPEN).mapTo(Integer.class).one();
    }

    List<Moved> movedSince(Handle handle, Instant since) {
        return handle.createQuery(MOVED_SINCE)
                .bind("since", since)
                .map(row ->
                        new Moved(
                                row.getColumn("id", String.class),
                                row.getColumn("device_id", String.class),
                                row.getColumn("accepted_at", Instant.class),
                                row.getColumn("closed_at", Instant.class),
                                row.getColumn("agent", String.class)))
                .list();
    }

    /** The bodies of alarms about people that no agent has accepted. */
    List<String> unanswered(Handle handle) {
        return handle.createQuery(UNANSWERED)
                .map(row -> row.getColumn("body", String.class))
                .list();
    }

    /** Those of these that are over. */
    List<AlarmSink.OverAlarm> over(Handle handle, List<String> ids) {
        return handle.createQuery(OVER)
                .bindArray("ids", String.class, ids)
                .map(row ->
                        new AlarmSink.OverAlarm(
                                row.getColumn("body", String.class),
                                row.getColumn("at", Instant.class),
                                row.getColumn("is_closed", Boolean.class),
                                row.getColumn("is_with_hotline", Boolean.class)))
                .list();
    }

    /** What was found of a device since then, or still is the case. */
    List<Known> known(Handle handle, DeviceId device, Instant from) {
        return handle
                .createQuery(KNOWN)
                .bind("device", device.value())
                .bind("from", from)
                .map(row ->
                        Cause.ofWireName(row.getColumn("cause", String.class))
                                .map(cause -> known(cause, row)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Known known(Cause cause, RowView row) {
        Instant end = row.getColumn("ended_at", Instant.class);
        return new Known(
                new Finding(cause, row.getColumn("onset", Instant.class)),
                end == null ? Instant.MAX : end,
                row.getColumn("said", Boolean.class));
    }
}
