package cn.yinling.runtime.web.api;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.Locale;
import java.util.Objects;

/**
 * What an operation of the contract asks of its caller and leaves in the audit log. Immutable.
 *
 * @param isOpen for whoever comes, without a sign-in
 * @param role needed otherwise
 * @param isGuarded whether with a cookie it needs the header that no foreign site can send
 * @param audit whose record it reads
 */
record Duty(boolean isOpen, Role role, boolean isGuarded, Audited audit) {
    /** How the contract as Vert.x has it says that an operation is open. */
    static final String OPEN = "x-open";

    static final String GUARD = "X-Yinling-Page";

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
        Role usual = isRead ? Role.VIEWER : Role.OPERATOR;
        return new Duty(
                model.getBoolean(OPEN),
                Role.valueOf(upper(model.getString("x-role", usual.code()))),
                operation.getParameters().stream().anyMatch(Duty::isGuard),
                Audited.valueOf(upper(model.getString("x-audit", "nobody"))));
    }

    private static boolean isGuard(Parameter parameter) {
        return parameter.getName().equalsIgnoreCase(GUARD);
    }

    private static String upper(String name) {
        return Objects.requireNonNull(name).toUpperCase(Locale.ROOT);
    }
}
