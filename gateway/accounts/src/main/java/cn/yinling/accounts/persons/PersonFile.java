package cn.yinling.accounts.persons;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is on file of a person, also of one who may sign in no more. Immutable.
 *
 * @param invitedUntil how long her one-time code is good; null where she has none
 * @param endedAt since when she may sign in no more
 * @param version goes up with each change
 */
public record PersonFile(
        Person person,
        @Nullable Instant invitedUntil,
        @Nullable Instant endedAt,
        long version,
        Instant changedAt,
        @Nullable String changedBy) {}
