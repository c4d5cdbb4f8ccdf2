package cn.yinling.runtime.web.api;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who calls. Immutable.
 *
 * @param name stable; stands in the audit log
 * @param grants the roles that count now
 * @param scopes what of it a program may, as {@code readings:read}; {@code *} for all of it
 */
public record Caller(
        String name, String displayName, List<Grant> grants, Set<String> scopes, Means means) {
    private static final String ALL = "*";

    /** By what somebody shows who he is. */
    public enum Means {
        NOTHING,
        COOKIE,
        TOKEN
    }

    /** Somebody whom nobody asked who he is. */
    public static final Caller ANYBODY = person("-", "", List.of(), Means.NOTHING);

    public Caller {
        grants = List.copyOf(grants);
        scopes = Set.copyOf(scopes);
    }

    /** A person, who may all that her roles allow. */
    public static Caller person(String name, String displayName, List<Grant> grants, Means means) {
        return new Caller(name, displayName, grants, Set.of(ALL), means);
    }

    /** A program by its token. */
    public static Caller service(String name, Set<String> scopes) {
        return new Caller(name, name, List.of(Grant.of(Role.SERVICE)), scopes, Means.TOKEN);
    }

    boolean isInScope(String scope) {
        return scopes.contains(ALL) || scopes.contains(scope);
    }

    /** Whether one of these roles is the caller's. */
    boolean isAny(Set<Role> roles) {
        return grants.stream().anyMatch(grant -> roles.contains(grant.role()));
    }

    /** What the caller reaches by those of these roles that are the caller's. */
    Reach reach(Set<Role> roles) {
        return Reach.of(grants.stream().filter(grant -> roles.contains(grant.role())).toList());
    }

    /** Without what he is called. */
    @Override
    public String toString() {
        return "Caller[%s, %s]"
                .formatted(
                        name,
                        grants.stream()
                                .map(grant -> grant.role().code())
                                .distinct()
                                .collect(Collectors.joining(" ")));
    }
}
