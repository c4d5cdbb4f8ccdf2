package cn.yinling.accounts.audit;

import cn.yinling.link.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A look at a resident's record. Immutable.
 *
 * @param residentId null for a look at many
 * @param hash SHA-256 of the hash before it and of this entry, in hex
 */
record AuditEntry(
        long number,
        Instant at,
        String by,
        String operation,
        @Nullable String residentId,
        @Nullable String subject,
        String hash) {
    /** Before the first entry. */
    static final String NO_HASH = "0".repeat(64);

    /** The entry after one with that hash. */
    static AuditEntry after(
            String hash,
            long number,
            Instant at,
            String by,
            String operation,
            @Nullable String residentId,
            @Nullable String subject) {
        MessageDigest digest = Sha256.digest();
        digest.update(HexFormat.of().parseHex(hash));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
        for (@Nullable String field :
                Arrays.asList(at.toString(), by, operation, residentId, subject)) {
            update(digest, field);
        }
        return new AuditEntry(
                number,
                at,
                by,
                operation,
                residentId,
                subject,
                HexFormat.of().formatHex(digest.digest()));
    }

    /** With its length, so that no two entries are the same bytes. */
    private static void update(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        int length = field == null ? -1 : bytes.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
        digest.update(bytes);
    }

    /** Whether it is what followed that hash. */
    boolean follows(String hashBefore) {
        return after(hashBefore, number, at, by, operation, residentId, subject).hash.equals(hash);
    }
}
