package cn.yinling.accounts.persons;

import cn.yinling.runtime.web.api.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which persons.
 *
 * @param text in the id or the name; null for any
 * @param isEnded those who may sign in no more, or those who may
 * @param after the id where the page before ended
 */
public record PersonQuery(
        @Nullable String text,
        @Nullable Role role,
        boolean isEnded,
        @Nullable String after,
        int limit) {}
