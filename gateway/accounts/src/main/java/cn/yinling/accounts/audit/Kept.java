package cn.yinling.accounts.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way into the log. Immutable.
 *
 * @param id by which it counts once, however often it is written
 */
record Kept(
        UUID id,
        Instant at,
        String by,
        String operation,
        @Nullable String residentId,
        @Nullable String subject) {}
