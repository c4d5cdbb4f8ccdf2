package cn.yinling.accounts.audit;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the audit log was then, and the hash of its last entry: kept outside of the database, it
 * tells of a log that was cut off, or made anew as a whole. Immutable.
 */
record Anchor(Instant at, long entries, String hash) {
    /** As a line of a file. */
    String line() {
        return "%s %d %s".formatted(at, entries, hash);
    }

    /** Null where the line is none. */
    static @Nullable Anchor parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        try {
            return parts.length == 3 && parts[2].matches("[0-9a-f]{64}")
                    ? new Anchor(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2])
                    : null;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
