package cn.yinling.runtime.web.api;

import cn.yinling.runtime.web.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets in who may, before anything of the request's body is read. Thread-safe. */
final class Doorman implements Handler<RoutingContext> {
    private static final String OPERATION = "yinling.operation";
    private static final String CALLER = "yinling.caller";

    private final OpenAPIContract contract;
    private final Map<String, Duty> duties;
    private final Callers callers;

    Doorman(OpenAPIContract contract, Map<String, Duty> duties, Callers callers) {
        this.contract = contract;
        this.duties = Map.copyOf(duties);
        this.callers = callers;
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
            unknown(context).sendTo(context.response());
            return;
        }
        Duty duty = Objects.requireNonNull(duties.get(operation.getOperationId()));
        Caller caller = duty.isOpen() ? Caller.ANYBODY : callers.of(request);
        Problem problem = objection(request, duty, caller);
        if (problem == null) {
            context.put(OPERATION, operation).put(CALLER, caller);
            context.next();
        } else {
            if (problem.status() == 401) {
                context.response().putHeader("WWW-Authenticate", "Bearer");
            }
            problem.sendTo(context.response());
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
                    "Sign in with POST /api/session, or send a token as 'Authorization: Bearer …'");
        }
        if (duty.isGuarded() && caller.means() != Caller.Means.TOKEN && isForeign(request)) {
            return Problem.forbidden(
                    "Send the header %s, from a page of this gateway".formatted(Duty.GUARD));
        }
        return duty.admits(caller)
                ? null
                : Problem.forbidden(
                        caller.means() == Caller.Means.TOKEN
                                ? "This needs a token with the scope " + duty.scope()
                                : "This needs the role " + duty.rolesInWords());
    }

    /**
     * A page of another site cannot send our header; one that says where it is from has been
     * refused by the web server already.
     */
    private static boolean isForeign(HttpServerRequest request) {
        String guard = request.getHeader(Duty.GUARD);
        return guard == null || guard.isBlank();
    }
}
