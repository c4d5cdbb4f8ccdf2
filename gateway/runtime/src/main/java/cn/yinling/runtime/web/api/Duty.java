package cn.yinling.runtime.web.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operation of the contract asks of its caller and leaves in the audit log. Immutable.
 *
 * @param isOpen for whoever comes, without a sign-in
 * @param roles of which one is needed otherwise
 * @param scope that a program needs besides, as {@code readings:read}
 * @param isWrite whether it changes something that is not the caller's own
 * @param isGuarded whether with a cookie it needs the header that no foreign site can send
 * @param audit whose record it reads
 */
record Duty(
        boolean isOpen,
        Set<Role> roles,
        String scope,
        boolean isWrite,
        boolean isGuarded,
        Audited audit) {
    /** How the contract as Vert.x has it says that an operation is open. */
    static final String OPEN = "x-open";

    static final String GUARD = "X-Yinling-Page";

    private static final Set<Role> EVERYBODY = EnumSet.allOf(Role.class);
    private static final Set<Role> WHO_READS =
            EnumSet.of(Role.OPERATOR, Role.VIEWER, Role.SUPERVISOR, Role.SERVICE);
    private static final Set<Role> WHO_WRITES = EnumSet.of(Role.OPERATOR, Role.SERVICE);

    Duty {
        roles = Set.copyOf(roles);
    }

    /** Whether somebody may, who has signed in; for {@code any} also who has no role. */
    boolean admits(Caller caller) {
        return isOpen
                || roles.equals(EVERYBODY)
                || (caller.isAny(roles) && caller.isInScope(scope));
    }

    /** Of which part of the district somebody may know who is let in. */
    Reach reach(Caller caller) {
        return isOpen || roles.equals(EVERYBODY) ? Reach.WHOLE : caller.reach(roles);
    }

    /** Whose record an operation reads. */
    enum Audited {
        NOBODY,
        /** The path's resident. */
        RESIDENT,
        /** Who owns the path's device. */
        DEVICE,
        /** A list of people. */
        MANY,
        /** The operation itself says whose. */
        ANSWER
    }

    static Duty of(Operation operation) {
        JsonObject model = operation.getOpenAPIModel();
        boolean isRead = operation.getHttpMethod().equals(HttpMethod.GET);
        return new Duty(
                model.getBoolean(OPEN),
                roles(model.getJsonArray("x-role"), isRead ? WHO_READS : WHO_WRITES),
                operation.getTags().getFirst() + (isRead ? ":read" : ":write"),
                !isRead && !model.getBoolean(OPEN) && !isOfTheCaller(operation),
                operation.getParameters().stream().anyMatch(Duty::isGuard),
                Audited.valueOf(upper(model.getString("x-audit", "nobody"))));
    }

    /** Those that are written down, {@code any} for all of them, else the usual ones. */
    private static Set<Role> roles(@Nullable JsonArray codes, Set<Role> usual) {
        if (codes == null) {
            return usual;
        }
        return codes.contains("any")
                ? EVERYBODY
                : codes.stream()
                        .map(code -> Role.ofCode(String.valueOf(code)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The codes of the roles, in order, for a person to read. */
    String rolesInWords() {
        return roles.stream().sorted().map(Role::code).collect(Collectors.joining(" or "));
    }

    /** Sign-ins and what belongs to them are written down where they succeed. */
    private static boolean isOfTheCaller(Operation operation) {
        return operation.getOpenAPIPath().startsWith("/api/session");
    }

    private static boolean isGuard(Parameter parameter) {
        return parameter.getName().equalsIgnoreCase(GUARD);
    }

    private static String upper(String name) {
        return Objects.requireNonNull(name).toUpperCase(Locale.ROOT);
    }
}
