package cn.yinling.kiosk.sos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** The presses on the kiosk's disk; every method belongs to the caller's transaction. */
public final class SosBook {
    /** The table, for {@link cn.yinling.kiosk.outbox.OutboxFile}. */
    public static final String SCHEMA =
            """
            create table if not exists sos (
                sequence   integer primary key autoincrement,
                key        text    not null unique,
                alarm_id   text    not null,
                pressed_at integer not null,
                stage      text    not null check (stage in ('SAVED', 'RECEIVED', 'TAKEN', 'CLOSED')),
                refused    integer not null,
                agent      text,
                changed_at integer not null
            ) strict;
            create index if not exists sos_by_alarm on sos (alarm_id);
            """;

    private static final String COLUMNS =
            "key, alarm_id, pressed_at, stage, refused, agent, changed_at";

    /** Adds a press, or brings one up to date that is there. */
    void put(Handle handle, Sos sos) {
        handle.createUpdate(
                        """
                        insert into sos (key, alarm_id, pressed_at, stage, refused, agent, changed_at)
                        values (:key, :alarmId, :pressedAt, :stage, :refused, :agent, :changedAt)
                        on conflict (key) do update
                        set stage = excluded.stage, refused = excluded.refused, agent = excluded.agent,
                            changed_at = excluded.changed_at
                        """)
                .bind("key", sos.key())
                .bind("alarmId", sos.alarmId())
                .bind("pressedAt", sos.pressedAt().toEpochMilli())
                .bind("stage", sos.stage().name())
                .bind("refused", sos.refused())
                .bind("agent", sos.agent())
                .bind("changedAt", sos.changedAt().toEpochMilli())
                .execute();
    }

    Optional<Sos> find(Handle handle, String key) {
        return handle.createQuery("select " + COLUMNS + " from sos where key = :key")
                .bind("key", key)
                .map(SosBook::sos)
                .findOne();
    }

    /** The press that was entered last. */
    Optional<Sos> newest(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from sos order by sequence desc limit 1")
                .map(SosBook::sos)
                .findOne();
    }

    /** How many presses since {@code since} are one call for help with {@code newest}. */
    int pressesWith(Handle handle, Sos newest, Instant since) {
        return handle.createQuery(
                        """
                        select count(*) from sos
                        where key = :key or (stage <> 'CLOSED' and pressed_at >= :since)
                        """)
                .bind("key", newest.key())
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** The press of that alarm and all that were made before it, where they are not closed yet. */
    List<Sos> openUpTo(Handle handle, String alarmId) {
        return handle.createQuery(
                        """
                        select key, alarm_id, pressed_at, stage, refused, agent, changed_at
                        from sos
                        where stage <> 'CLOSED'
                          and sequence <= (select max(sequence) from sos where alarm_id = :alarmId)
                        """)
                .bind("alarmId", alarmId)
                .map(SosBook::sos)
                .list();
    }

    /** Removes presses made before {@code before} that wait for nothing any more. */
    void prune(Handle handle, Instant before) {
        handle.createUpdate(
                        """
                        delete from sos
                        where pressed_at < :before
                          and not exists (select 1 from outbox where outbox.key = sos.key)
                        """)
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static Sos sos(RowView row) {
        return new Sos(
                row.getColumn("key", String.class),
                row.getColumn("alarm_id", String.class),
                Instant.ofEpochMilli(row.getColumn("pressed_at", Long.class)),
                Sos.Stage.valueOf(row.getColumn("stage", String.class)),
                row.getColumn("refused", Boolean.class),
                row.getColumn("agent", String.class),
                Instant.ofEpochMilli(row.getColumn("changed_at", Long.class)));
    }
}
