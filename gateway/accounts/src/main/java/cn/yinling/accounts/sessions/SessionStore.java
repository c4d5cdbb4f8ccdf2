package cn.yinling.accounts.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code session}. Stateless. */
public final class SessionStore {
    /** Whoever was not there for so long has no process any more that would end it. */
    private static final Duration FORGOTTEN = Duration.ofDays(2);

    private static final String BEGIN =
            """
            insert into accounts.session (token_hash, kind, person_id, generation, vouched, seat, began_at, used_at)
            select :key, :kind, id, generation, :vouched, :seat, :began, :used
              from accounts.person
             where id = :person and generation = :generation and ended_at is null
                on conflict do nothing
            """;
    private static final String USE =
            """
            update accounts.session
               set used_at = greatest(used_at, :used)
             where token_hash = :key
            """;
    private static final String END =
            """
            delete from accounts.session
             where token_hash = :key
            """;
    private static final String END_FORGOTTEN =
            """
            delete from accounts.session
             where used_at < :before
            """;
    private static final String VERSION =
            """
            select version
              from accounts.change
             where of = 'sessions'
            """;
    private static final String OF_KIND =
            """
            select token_hash, person_id, generation, vouched, seat, began_at, used_at
              from accounts.session
             where kind = :kind
            """;

    /** Goes up with each that begins or ends. */
    public long version(Handle handle) {
        return handle.createQuery(VERSION).mapTo(Long.class).one();
    }

    /** All that have not ended. */
    public List<Session> all(Handle handle, SessionRules.Kind kind) {
        return handle.createQuery(OF_KIND)
                .bind("kind", code(kind))
                .map(SessionStore::session)
                .list();
    }

    /**
     * Writes down what has changed; one of nobody whom the database knows, or that has ended
     * meanwhile, is left out.
     */
    public void write(Handle handle, SessionRules.Kind kind, Sessions.Untold untold) {
        begin(handle, kind, untold.begun());
        use(handle, untold.used());
        end(handle, untold.ended());
    }

    /** Ends those that no process looks after. */
    public void endForgotten(Handle handle, Instant now) {
        handle.createUpdate(END_FORGOTTEN).bind("before", now.minus(FORGOTTEN)).execute();
    }

    private static void begin(Handle handle, SessionRules.Kind kind, Collection<Session> sessions) {
        PreparedBatch batch = handle.prepareBatch(BEGIN);
        for (Session session : sessions) {
            batch.bind("key", bytes(session.key()))
                    .bind("kind", code(kind))
                    .bind("person", session.personId())
                    .bind("generation", session.generation())
                    .bind("vouched", session.vouched())
                    .bind("seat", session.seat())
                    .bind("began", session.beganAt())
                    .bind("used", session.usedAt())
                    .add();
        }
        batch.execute();
    }

    private static void use(Handle handle, Collection<Session> sessions) {
        PreparedBatch batch = handle.prepareBatch(USE);
        for (Session session : sessions) {
            batch.bind("key", bytes(session.key())).bind("used", session.usedAt()).add();
        }
        batch.execute();
    }

    private static void end(Handle handle, Collection<String> keys) {
        PreparedBatch batch = handle.prepareBatch(END);
        keys.forEach(key -> batch.bind("key", bytes(key)).add());
        batch.execute();
    }

    private static Session session(RowView row) {
        return new Session(
                HexFormat.of().formatHex(row.getColumn("token_hash", byte[].class)),
                row.getColumn("person_id", String.class),
                row.getColumn("generation", Integer.class),
                row.getColumn("vouched", Boolean.class),
                row.getColumn("seat", Integer.class),
                row.getColumn("began_at", Instant.class),
                row.getColumn("used_at", Instant.class));
    }

    private static byte[] bytes(String key) {
        return HexFormat.of().parseHex(key);
    }

    private static String code(SessionRules.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
