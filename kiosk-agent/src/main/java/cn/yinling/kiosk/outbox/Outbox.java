package cn.yinling.kiosk.outbox;

import cn.yinling.link.alarm.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/**
 * What waits to be published, the most urgent lane first, in each lane the oldest first. What could
 * not be saved is held in memory and offered too, since an emergency must try to get out even where
 * the disk is dead. Thread-safe; methods that take a handle belong to the caller's transaction.
 */
public final class Outbox {
    /** The table, for {@link OutboxFile}. */
    public static final String SCHEMA =
            """
            create table if not exists outbox (
                sequence   integer primary key autoincrement,
                key        text    not null unique,
                kind       text    not null,
                lane       integer not null,
                topic      text    not null,
                payload    text    not null,
                created_at integer not null,
                state      text    not null check (state in ('waiting', 'refused', 'done')),
                settled_at integer not null,
                attempts   integer not null,
                last_error text
            ) strict;
            create index if not exists outbox_by_urgency on outbox (lane, sequence) where state <> 'done';
            """;

    /** How many may be held that were not saved. */
    static final int MOST_HELD = 100;

    private final OutboxFile file;
    private final Map<String, Entry> held = new LinkedHashMap<>();

    public Outbox(OutboxFile file) {
        this.file = file;
    }

    /** Adds an entry; one with a key that is there already changes nothing. */
    public void add(Handle handle, Entry entry) {
        file.requireRoom(handle);
        handle.createUpdate(
                        """
                        insert into outbox (key, kind, lane, topic, payload, created_at, state, settled_at, attempts)
                        values (:key, :kind, :lane, :topic, :payload, :createdAt, 'waiting', :createdAt, 0)
                        on conflict (key) do nothing
                        """)
                .bind("key", entry.key())
                .bind("kind", entry.kind())
                .bind("lane", entry.lane().number())
                .bind("topic", entry.topic())
                .bind("payload", entry.payload())
                .bind("createdAt", entry.createdAt().toEpochMilli())
                .execute();
    }

    /** Holds in memory what could not be saved; false where too much is held already. */
    public boolean hold(Entry entry) {
        synchronized (held) {
            if (held.size() >= MOST_HELD && !held.containsKey(entry.key())) {
                return false;
            }
            held.put(entry.key(), entry);
            return true;
        }
    }

    /** Ends the holding of an entry: it is saved now, or the gateway has it. */
    public void release(String key) {
        synchronized (held) {
            held.remove(key);
        }
    }

    /** What is held only in memory, the oldest first. */
    public List<Entry> held() {
        synchronized (held) {
            return List.copyOf(held.values());
        }
    }

    /**
     * The entries on the disk that the gateway does not have, in the order to send them.
     *
     * @param except keys of entries that are under way
     */
    public List<Entry> due(Set<String> except, int most) {
        return file.read(handle -> waiting(handle, most + except.size())).stream()
                .filter(entry -> !except.contains(entry.key()))
                .limit(most)
                .toList();
    }

    private static List<Entry> waiting(Handle handle, int most) {
        return handle.createQuery(
                        """
                        select key, kind, lane, topic, payload, created_at
                        from outbox
                        where state <> 'done'
                        order by lane, sequence
                        limit :most
                        """)
                .bind("most", most)
                .map(Outbox::entry)
                .list();
    }

    private static Entry entry(RowView row) {
        return new Entry(
                row.getColumn("key", String.class),
                row.getColumn("kind", String.class),
                Lane.ofNumber(row.getColumn("lane", Integer.class)),
                row.getColumn("topic", String.class),
                row.getColumn("payload", String.class),
                Instant.ofEpochMilli(row.getColumn("created_at", Long.class)));
    }

    /** The gateway has it durably. */
    public void done(Handle handle, String key, Instant at) {
        handle.createUpdate(
                        """
                        update outbox
                        set state = 'done', settled_at = :at, attempts = attempts + 1, last_error = null
                        where key = :key and state <> 'done'
                        """)
                .bind("key", key)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /** The gateway will not have it; it is kept and stays due, for the gateway may be mended. */
    public void refused(Handle handle, String key, String why) {
        handle.createUpdate(
                        """
                        update outbox
                        set state = 'refused', attempts = attempts + 1, last_error = :why
                        where key = :key and state <> 'done'
                        """)
                .bind("key", key)
                .bind("why", why)
                .execute();
    }

    /** No answer came; it stays due. */
    public void unanswered(String key, String why) {
        file.transaction(handle ->
                handle.createUpdate(
                                """
                                update outbox
                                set attempts = attempts + 1, last_error = :why
                                where key = :key and state <> 'done'
                                """)
                        .bind("key", key)
                        .bind("why", why)
                        .execute());
    }

    /**
     * Removes what was done longer than {@code keep} ago, and gives up what has been refused since
     * then.
     *
     * @return how many were given up
     */
    public int prune(Handle handle, Instant now, Duration keep) {
        long before = now.minus(keep).toEpochMilli();
        handle.createUpdate("delete from outbox where state = 'done' and settled_at < :before")
                .bind("before", before)
                .execute();
        return handle.createUpdate(
                        "delete from outbox where state = 'refused' and created_at < :before")
                .bind("before", before)
                .execute();
    }

    /** How much the gateway does not have, as it stands on the disk. */
    public Counts counts() {
        return file.read(handle ->
                handle.createQuery(
                                """
                                select count(*) filter (where state = 'waiting') as waiting,
                                       count(*) filter (where state = 'refused') as refused
                                from outbox
                                where state <> 'done'
                                """)
                        .map(row ->
                                new Counts(
                                        row.getColumn("waiting", Long.class),
                                        row.getColumn("refused", Long.class)))
                        .one());
    }

    /** How many wait, and how many of the rest the gateway refuses. */
    public record Counts(long waiting, long refused) {}
}
