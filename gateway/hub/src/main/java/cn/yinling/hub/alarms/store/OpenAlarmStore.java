package cn.yinling.hub.alarms.store;

import cn.yinling.hub.rules.Finding;
import cn.yinling.hub.rules.Known;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Reads from the table {@code alarm} what is to be gone on with. Stateless. */
final class OpenAlarmStore {
    /** So long a device's unreadable alarms are its fault once an agent has said so. */
    static final Duration FAULTY_FOR = Duration.ofHours(24);

    private static final String ALARM = "select " + AlarmRow.COLUMNS;
    private static final String WAITING =
            ALARM
                    + """
                    , alarm.taken_at is not null as is_taken
                      from alarm
                     where closed_at is null
                       and (taken_at is null and not exists (select from incident
                                                              where incident.id = alarm.incident_id
                                                                and incident.closed_at is null)
                            or lane <= 3 and accepted_at is null and incident_id is null)
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
    private static final String FAULTY =
            """
            select device_id, max(closed_at) as said_at
              from alarm
             where cause = 'unreadable' and outcome = :fault and closed_at > :since
             group by device_id
            """;
    private static final String KNOWN =
            """
            select cause, onset, ended_at, said
              from alarm
             where device_id = :device and (ended_at is null or onset >= :from or ended_at >= :from)
                   and withdrawn_at is null and cause not in ('sos', 'cord', 'fall', 'test')
            """;
    private static final String STANDING =
            """
            select id, taken_at is not null as is_taken, coalesce(accepted_at, closed_at) is not null as is_answered,
                   ended_at is not null as is_over, incident_id is not null as is_gathered
              from alarm
             where id = any(:ids)
            """;
    private static final String OVER =
            ALARM
                    + """
                    , coalesce(ended_at, closed_at) as at, closed_at is not null as is_closed,
                      case_id is not null as is_with_hotline
                      from alarm
                     where id = any(:ids) and (ended_at is not null or closed_at is not null)
                    """;
    private static final String RESUMED =
            ALARM
                    + """
                    , taken_at is not null as is_taken,
                      (select id from incident where id = alarm.incident_id and closed_at is null) as incident
                      from alarm
                     where id = any(:ids) and ended_at is null and closed_at is null
                    """;

    /** Those that no hotline has taken, and those about people that no agent has accepted. */
    List<LeftOpen.Waiting> waiting(Handle handle) {
        return handle.createQuery(WAITING)
                .map(row -> new LeftOpen.Waiting(AlarmRow.alarm(row), is(row, "is_taken")))
                .list();
    }

    /** How many are not closed. */
    int open(Handle handle) {
        return handle.createQuery(OPEN).mapTo(Integer.class).one();
    }

    List<LeftOpen.Moved> movedSince(Handle handle, Instant since) {
        return handle.createQuery(MOVED_SINCE)
                .bind("since", since)
                .map(row ->
                        new LeftOpen.Moved(
                                row.getColumn("id", String.class),
                                row.getColumn("device_id", String.class),
                                row.getColumn("accepted_at", Instant.class),
                                row.getColumn("closed_at", Instant.class),
                                row.getColumn("agent", String.class)))
                .list();
    }

    /** Until when devices' unreadable alarms are a fault of theirs. */
    Map<String, Instant> faulty(Handle handle, Instant now) {
        Map<String, Instant> until = new HashMap<>();
        handle.createQuery(FAULTY)
                .bind("fault", AlarmState.DEVICE_FAULT)
                .bind("since", now.minus(FAULTY_FOR))
                .map(row ->
                        Map.entry(
                                row.getColumn("device_id", String.class),
                                row.getColumn("said_at", Instant.class).plus(FAULTY_FOR)))
                .forEach(entry -> until.put(entry.getKey(), entry.getValue()));
        return until;
    }

    /** How far these have come. */
    List<Stored.Standing> standing(Handle handle, List<String> ids) {
        return handle.createQuery(STANDING)
                .bindArray("ids", String.class, ids)
                .map(row ->
                        new Stored.Standing(
                                row.getColumn("id", String.class),
                                is(row, "is_taken"),
                                is(row, "is_answered"),
                                is(row, "is_over"),
                                is(row, "is_gathered")))
                .list();
    }

    /** Those of these that are over. */
    List<Stored.Over> over(Handle handle, List<String> ids) {
        return handle.createQuery(OVER)
                .bindArray("ids", String.class, ids)
                .map(row ->
                        new Stored.Over(
                                AlarmRow.alarm(row),
                                row.getColumn("at", Instant.class),
                                is(row, "is_closed"),
                                is(row, "is_with_hotline")))
                .list();
    }

    /** Those of these that stand. */
    List<Stored.Resumed> resumed(Handle handle, List<String> ids) {
        return handle.createQuery(RESUMED)
                .bindArray("ids", String.class, ids)
                .map(row ->
                        new Stored.Resumed(
                                AlarmRow.alarm(row),
                                is(row, "is_taken"),
                                row.getColumn("incident", String.class)))
                .list();
    }

    private static boolean is(RowView row, String column) {
        return row.getColumn(column, Boolean.class);
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
