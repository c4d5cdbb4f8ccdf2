package cn.yinling.accounts.signin;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code invitation}. Stateless. */
final class InvitationStore {
    private static final String PUT =
            """
            insert into accounts.invitation (code_hash, person_id, made_by, expires_at)
            values (:hash, :person, :by, :expires)
                on conflict (person_id) do update
                set code_hash = excluded.code_hash, made_by = excluded.made_by, expires_at = excluded.expires_at
            """;
    private static final String FIND =
            """
            select person_id
              from accounts.invitation
             where code_hash = :hash and expires_at > :now
               for update
            """;
    private static final String FORGET =
            """
            delete from accounts.invitation
             where code_hash = :hash or expires_at < :now
            """;

    /** Whom a code is for. */
    record Invited(@Nullable String personId) {}

    /**
     * Keeps a code, in place of an earlier one.
     *
     * @param personId null for the first operator, who is nobody yet
     */
    void put(
            Handle handle,
            OneTimeCode code,
            @Nullable String personId,
            String by,
            Instant expires) {
        handle.createUpdate(PUT)
                .bind("hash", code.hash())
                .bind("person", personId)
                .bind("by", by)
                .bind("expires", expires)
                .execute();
    }

    /** Whom a code is for that is good now; nobody else can use it before this transaction ends. */
    Optional<Invited> find(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery(FIND)
                .bind("hash", hash)
                .bind("now", now)
                .map(row -> new Invited(row.getColumn("person_id", String.class)))
                .findOne();
    }

    void used(Handle handle, byte[] hash, Instant now) {
        handle.createUpdate(FORGET).bind("hash", hash).bind("now", now).execute();
    }
}
