package cn.yinling.accounts.signin;

import cn.yinling.runtime.web.api.Caller;
import cn.yinling.runtime.web.api.Grant;
import cn.yinling.runtime.web.api.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is signed in, as the API shows it. */
record SessionView(
        String name,
        String displayName,
        List<String> roles,
        String secondFactor,
        @Nullable Instant expiresAt) {

    /** What a person has of a second factor. */
    enum Factor {
        ENROLLED,
        NONE,
        /** Her roles do not count without one. */
        NEEDED
    }

    /** A program's token is no session, and ends some day. */
    static SessionView ofAProgram(Caller caller) {
        return of(caller, Factor.NONE, null);
    }

    static SessionView of(Caller caller, Factor factor, @Nullable Instant expiresAt) {
        List<String> roles =
                caller.grants().stream()
                        .map(Grant::role)
                        .distinct()
                        .sorted()
                        .map(Role::code)
                        .toList();
        return new SessionView(
                caller.name(),
                caller.displayName(),
                roles,
                factor.name().toLowerCase(Locale.ROOT),
                expiresAt);
    }
}
