package cn.yinling.hub.api;

import cn.yinling.runtime.config.Secret;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may, before anything of the request's body is read: by a token (RFC 6750), in
 * constant time, or by a session's cookie. Thread-safe.
 */
final class Doorman implements Handler<RoutingContext> {
    static final String COOKIE = "yinling-operator";
    private static final String OPERATION = "yinling.operation";
    private static final String CALLER = "yinling.caller";
    private static final String SCHEME = "Bearer ";

    private final OpenAPIContract contract;
    private final Map<String, Duty> duties;
    private final OperatorSessions sessions;
    private final byte @Nullable [] token;

    Doorman(
            OpenAPIContract contract,
            Map<String, Duty> duties,
            OperatorSessions sessions,
            @Nullable Secret token) {
        this.contract = contract;
        this.duties = Map.copyOf(duties);
        this.sessions = sessions;
        this.token = token == null ? null : digest(token.value());
    }

    /** The operation of a request that has passed. */
    static Operation operation(RoutingContext context) {
        return Objects.requireNonNull(context.<Operation>get(OPERATION));
    }

    static Caller caller(RoutingContext context) {
        return Objects.requireNonNull(context.<Caller>get(CALLER));
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Operation operation = contract.findOperation(request.path(), request.method());
        if (operation == null) {
            Reply.problem(context, unknown(context));
            return;
        }
        Duty duty = Objects.requireNonNull(duties.get(operation.getOperationId()));
        Caller caller = duty.isOpen() ? Caller.ANYBODY : caller(request);
        Problem problem = objection(request, duty, caller);
        if (problem == null) {
            context.put(OPERATION, operation).put(CALLER, caller);
            context.next();
        } else {
            if (problem.status() == 401) {
                context.response().putHeader("WWW-Authenticate", "Bearer");
            }
            Reply.problem(context, problem);
        }
    }

    private Problem unknown(RoutingContext context) {
        Path path = contract.findPath(context.request().path());
        if (path == null) {
            return Problem.notFound("There is nothing here; /api/openapi.yaml says what there is");
        }
        String allowed =
                path.getOperations().stream()
                        .map(Operation::getHttpMethod)
                        .map(HttpMethod::name)
                        .sorted()
                        .collect(Collectors.joining(", "));
        context.response().putHeader("Allow", allowed);
        return Problem.methodNotAllowed("Here one may " + allowed);
    }

    private static @Nullable Problem objection(
            HttpServerRequest request, Duty duty, @Nullable Caller caller) {
        if (caller == null) {
            return Problem.unauthorized(
                    "Sign in with POST /api/session, or send the token of api.token as 'Authorization: Bearer …'");
        }
        if (duty.isGuarded() && caller.means() != Caller.Means.TOKEN && isForeign(request)) {
            return Problem.forbidden(
                    "Send the header %s, from a page of this gateway".formatted(Duty.GUARD));
        }
        return caller.role().includes(duty.role()) || duty.isOpen()
                ? null
                : Problem.forbidden("This needs the role " + duty.role().code());
    }

    /**
     * A page of another site cannot send our header; one that says where it is from has been
     * refused by the web server already.
     */
    private static boolean isForeign(HttpServerRequest request) {
        String guard = request.getHeader(Duty.GUARD);
        return guard == null || guard.isBlank();
    }

    private @Nullable Caller caller(HttpServerRequest request) {
        String sent = request.getHeader("Authorization");
        if (sent != null && sent.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            boolean isRight =
                    token != null
                            && MessageDigest.isEqual(
                                    digest(sent.substring(SCHEME.length()).strip()), token);
            return isRight ? Caller.MACHINE : null;
        }
        Cookie cookie = request.getCookie(COOKIE);
        OperatorSessions.Session session = cookie == null ? null : sessions.use(cookie.getValue());
        return session == null ? null : session.operator().caller();
    }

    /** Digests are of one length, so that a comparison tells nothing of the token's. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
