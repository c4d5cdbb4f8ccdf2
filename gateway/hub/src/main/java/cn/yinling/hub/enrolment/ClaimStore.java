package cn.yinling.hub.enrolment;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code claim_code}. Stateless. */
final class ClaimStore {
    private static final String PUT =
            """
            insert into claim_code (device_id, code_hash, issued_at, issued_by, expires_at)
            values (:device, :hash, :at, :by, :expires)
                on conflict (device_id) do update
               set code_hash = excluded.code_hash, issued_at = excluded.issued_at, issued_by = excluded.issued_by,
                   expires_at = excluded.expires_at, used_at = null
            """;
    private static final String USE =
            """
            update claim_code
               set used_at = :at
             where code_hash = :hash and used_at is null and expires_at > :at
            returning device_id
            """;

    /** In place of the code that the device had. */
    void put(
            Handle handle,
            String deviceId,
            ClaimCode code,
            String by,
            Instant at,
            Instant expires) {
        handle.createUpdate(PUT)
                .bind("device", deviceId)
                .bind("hash", code.hash())
                .bind("by", by)
                .bind("at", at)
                .bind("expires", expires)
                .execute();
    }

    /** Uses it up; whose it was, or nothing where it is not good. */
    Optional<String> use(Handle handle, byte[] hash, Instant at) {
        return handle.createQuery(USE)
                .bind("hash", hash)
                .bind("at", at)
                .mapTo(String.class)
                .findOne();
    }
}
