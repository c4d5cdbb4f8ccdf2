package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table {@code alarm}. Stateless. Every write may be repeated without harm. */
final class AlarmStore {
    private static final String ADD =
            """
            insert into alarm (id, device_id, resident_id, cause, lane, onset, received_at, body)
            values (:id, :device, :resident, :cause, :lane, :onset, :received, cast(:body as jsonb))
                on conflict (id) do nothing
            """;
    private static final String TAKEN_AMONG =
            """
            select id
              from alarm
             where id = any(:ids) and taken_at is not null
            """;
    private static final String TAKE =
            """
            update alarm
               set taken_at = coalesce(taken_at, :at)
             where id = :id
            """;
    private static final String ACCEPT =
            """
            update alarm
               set taken_at = coalesce(taken_at, :at), accepted_at = coalesce(accepted_at, :at), agent = :agent
             where id = :id
            """;
    private static final String CLOSE =
            """
            update alarm
               set taken_at = coalesce(taken_at, :at), closed_at = coalesce(closed_at, :at), outcome = :outcome
             where id = :id
            """;
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

    /** An alarm that was accepted or closed. */
    record Moved(
            String id,
            String deviceId,
            @Nullable Instant acceptedAt,
            @Nullable Instant closedAt,
            @Nullable String agent) {}

    /**
     * Adds alarms.
     *
     * @return those of them that were not there before
     */
    List<AlarmWork.Raised> add(Handle handle, List<AlarmWork.Raised> raised) {
        PreparedBatch batch = handle.prepareBatch(ADD);
        for (AlarmWork.Raised work : raised) {
            Alarm alarm = work.alarm();
            batch.bind("id", alarm.alarmId())
                    .bind("device", alarm.device().id())
                    .bind("resident", alarm.resident() == null ? null : alarm.resident().id())
                    .bind("cause", alarm.cause().wireName())
                    .bind("lane", alarm.lane().number())
                    .bind("onset", alarm.onset())
                    .bind("received", alarm.receivedAt())
                    .bind("body", work.body())
                    .add();
        }
        int[] counts = batch.execute();
        List<AlarmWork.Raised> added = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                added.add(raised.get(i));
            }
        }
        return added;
    }

    /** Which of these the hotline has taken. */
    Set<String> takenAmong(Handle handle, List<String> ids) {
        return handle.createQuery(TAKEN_AMONG)
                .bindArray("ids", String.class, ids)
                .mapTo(String.class)
                .set();
    }

    void take(Handle handle, AlarmWork.Taken taken) {
        handle.createUpdate(TAKE).bind("id", taken.alarmId()).bind("at", taken.at()).execute();
    }

    /** Whether there is such an alarm. */
    boolean move(Handle handle, AlarmState state) {
        String sql =
                switch (state.stage()) {
                    case TAKEN -> TAKE;
                    case ACCEPTED -> ACCEPT;
                    case CLOSED -> CLOSE;
                };
        var update = handle.createUpdate(sql).bind("id", state.alarmId()).bind("at", state.at());
        switch (state.stage()) {
            case TAKEN -> {}
            case ACCEPTED -> update.bind("agent", state.agent());
            case CLOSED -> update.bind("outcome", state.outcome());
        }
        return update.execute() > 0;
    }

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
}
