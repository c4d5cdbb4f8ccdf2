package cn.yinling.accounts.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** The table {@code audit}, to which rows are only added. Stateless. */
public final class AuditStore {
    /** One writer at a time, over all hubs: each hash needs the one before. */
    private static final String LOCK =
            """
            select pg_advisory_xact_lock(hashtext('yinling.audit'))
            """;

    private static final String LAST =
            """
            select number, hash
              from accounts.audit
             order by number desc
             limit 1
            """;
    private static final String ADD =
            """
            insert into accounts.audit (number, at, by, operation, resident_id, subject, hash)
            values (:number, :at, :by, :operation, :resident, :subject, :hash)
            """;
    private static final String LATEST =
            """
            select number, at, by, operation, resident_id, subject, hash
              from accounts.audit
             where number < :before
               and (cast(:resident as text) is null or resident_id = :resident)
               and (cast(:by as text) is null or by = :by)
             order by number desc
             limit :limit
            """;
    private static final String AFTER =
            """
            select number, at, by, operation, resident_id, subject, hash
              from accounts.audit
             where number > :after
             order by number
             limit :limit
            """;

    private static final String IS_KNOWN =
            """
            select exists (select from accounts.audit_kept where id = :id)
            """;
    private static final String KNOW =
            """
            insert into accounts.audit_kept (id, number)
            values (:id, :number)
            """;

    private record Last(long number, String hash) {}

    /** Adds an entry, in a transaction of its own. */
    public void add(
            Handle handle,
            Instant at,
            String by,
            String operation,
            @Nullable String resident,
            @Nullable String subject) {
        handle.execute(LOCK);
        append(handle, at, by, operation, resident, subject);
    }

    /** Adds entries that were kept elsewhere first, each once; in a transaction of their own. */
    void bring(Handle handle, List<Kept> entries) {
        handle.execute(LOCK);
        for (Kept kept : entries) {
            boolean isKnown =
                    handle.createQuery(IS_KNOWN).bind("id", kept.id()).mapTo(Boolean.class).one();
            if (!isKnown) {
                long number =
                        append(
                                handle,
                                kept.at(),
                                kept.by(),
                                kept.operation(),
                                kept.residentId(),
                                kept.subject());
                handle.createUpdate(KNOW).bind("id", kept.id()).bind("number", number).execute();
            }
        }
    }

    private static long append(
            Handle handle,
            Instant at,
            String by,
            String operation,
            @Nullable String resident,
            @Nullable String subject) {
        Last last = last(handle).orElse(new Last(0, AuditEntry.NO_HASH));
        AuditEntry entry =
                AuditEntry.after(
                        last.hash(),
                        last.number() + 1,
                        at.truncatedTo(ChronoUnit.MICROS), // as the database has it
                        by,
                        operation,
                        resident,
                        subject);
        handle.createUpdate(ADD)
                .bind("number", entry.number())
                .bind("at", entry.at())
                .bind("by", entry.by())
                .bind("operation", entry.operation())
                .bind("resident", entry.residentId())
                .bind("subject", entry.subject())
                .bind("hash", entry.hash())
                .execute();
        return entry.number();
    }

    private static Optional<Last> last(Handle handle) {
        return handle.createQuery(LAST)
                .map(row ->
                        new Last(
                                row.getColumn("number", Long.class),
                                row.getColumn("hash", String.class)))
                .findOne();
    }

    /** How long it is now; empty where it has no entry. */
    Optional<Anchor> anchor(Handle handle, Instant now) {
        return last(handle).map(last -> new Anchor(now, last.number(), last.hash()));
    }

    /** The latest before that number. */
    List<AuditEntry> latest(
            Handle handle, long before, @Nullable String resident, @Nullable String by, int limit) {
        return handle.createQuery(LATEST)
                .bind("before", before)
                .bind("resident", resident)
                .bind("by", by)
                .bind("limit", limit)
                .map(AuditStore::entry)
                .list();
    }

    /** The earliest after that number. */
    List<AuditEntry> after(Handle handle, long number, int limit) {
        return handle.createQuery(AFTER)
                .bind("after", number)
                .bind("limit", limit)
                .map(AuditStore::entry)
                .list();
    }

    private static AuditEntry entry(RowView row) {
        return new AuditEntry(
                row.getColumn("number", Long.class),
                row.getColumn("at", Instant.class),
                row.getColumn("by", String.class),
                row.getColumn("operation", String.class),
                row.getColumn("resident_id", String.class),
                row.getColumn("subject", String.class),
                row.getColumn("hash", String.class));
    }
}
