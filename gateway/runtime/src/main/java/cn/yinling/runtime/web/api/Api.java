package cn.yinling.runtime.web.api;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.ProblemException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API: each operation of the contract, validated, answered by the feature that bound it, on a
 * virtual thread. Thread-safe.
 */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    /** The database's pool is small: who waits behind more than these would wait in vain. */
    private static final int CALLS_AT_ONCE = 100;

    /** Who has not signed in yet takes no room from those who have. */
    private static final int STRANGERS_AT_ONCE = 100;

    private static final int STRANGERS_BODY_MOST = 4096;

    private final Vertx vertx;
    private final Contract contract;
    private final Limits limits;
    private final Callers callers;
    private final Trail trail;
    private final Subjects subjects;
    private final Map<String, Operations.Answering> bound = new HashMap<>();
    private final Map<String, Duty> duties;
    private final Semaphore room = new Semaphore(CALLS_AT_ONCE);
    private final Semaphore strangersRoom = new Semaphore(STRANGERS_AT_ONCE);

    /**
     * Binds what features answer.
     *
     * @param subjects whom and what calls are about
     */
    public Api(
            Vertx vertx,
            Contract contract,
            Limits limits,
            Callers callers,
            Trail trail,
            Subjects subjects,
            List<Operations> features) {
        this.vertx = vertx;
        this.contract = contract;
        this.limits = limits;
        this.callers = callers;
        this.trail = trail;
        this.subjects = subjects;
        this.duties =
                contract.validating().operations().stream()
                        .collect(Collectors.toMap(Operation::getOperationId, Duty::of));
        bind("getContract", _ -> Answer.text("application/yaml", contract.text()));
        features.forEach(feature -> feature.bind(new Binder()));
        if (!unbound().isEmpty()) {
            LOG.warn(
                    "{} operations of the contract are not answered: {}",
                    unbound().size(),
                    unbound());
        }
    }

    private final class Binder implements Operations.Binding {
        @Override
        public Operations.Binding on(String operationId, Operations.Answering answering) {
            bind(operationId, answering);
            return this;
        }
    }

    private void bind(String operationId, Operations.Answering answering) {
        if (!duties.containsKey(operationId)) {
            throw new IllegalStateException("the contract has no operation " + operationId);
        }
        if (bound.put(operationId, answering) != null) {
            throw new IllegalStateException("two answer the operation " + operationId);
        }
    }

    /** The operations of the contract that nobody answers. */
    public Set<String> unbound() {
        Set<String> missing = new TreeSet<>(duties.keySet());
        missing.removeAll(bound.keySet());
        return missing;
    }

    /** Adds the routes below {@code /api}. */
    public void mount(Router router) {
        Doorman doorman = new Doorman(contract.validating(), duties, callers);
        router.route("/api/*")
                .handler(doorman)
                .handler(this::readBody)
                .failureHandler(this::failed);
        RouterBuilder builder = RouterBuilder.create(vertx, contract.validating(), Api::extract);
        for (OpenAPIRoute route : builder.getRoutes()) {
            route.setDoSecurity(false).addHandler(this::call).addFailureHandler(this::failed);
        }
        router.route("/*").subRouter(builder.createRouter());
    }

    private void readBody(RoutingContext context) {
        BodyHandler.create(false).setBodyLimit(bodyMost(context)).handle(context);
    }

    private int bodyMost(RoutingContext context) {
        String operation = Doorman.operation(context).getOperationId();
        if (isOpen(operation)) {
            return STRANGERS_BODY_MOST;
        }
        return operation.startsWith("import") ? limits.importMost() : limits.bodyMost();
    }

    private boolean isOpen(String operation) {
        return Objects.requireNonNull(duties.get(operation)).isOpen();
    }

    private static Future<ValidatableRequest> extract(RoutingContext context, Operation operation) {
        return RequestExtractor.withBodyHandler()
                .extractValidatableRequest(context, operation)
                .map(request -> new TypedRequest(request, operation));
    }

    private void call(RoutingContext context) {
        String operation = Doorman.operation(context).getOperationId();
        Operations.Answering answering = bound.get(operation);
        Semaphore taken = isOpen(operation) ? strangersRoom : room;
        if (answering == null) {
            Problem.notThere(operation).sendTo(context.response());
        } else if (!taken.tryAcquire()) {
            Problem.unavailable("Too many ask at once, ask again").sendTo(context.response());
        } else {
            Call call = new Call(context, duty(operation), Doorman.caller(context), callers, trail);
            Context here = vertx.getOrCreateContext();
            Thread.ofVirtual()
                    .name("api-" + operation)
                    .start(() -> {
                        try {
                            answer(context, here, operation, call, answering);
                        } finally {
                            taken.release();
                        }
                    });
        }
    }

    private void answer(
            RoutingContext context,
            Context here,
            String operation,
            Call call,
            Operations.Answering answering) {
        Answer answer;
        try {
            refuseOutside(call);
            note(operation, call);
            answer = answering.answer(call);
            if (answer instanceof Answer.Pieces pieces) {
                Reply.write(context, pieces);
                return;
            }
        } catch (ProblemException e) {
            answer = Answer.wrong(e.problem());
        } catch (RuntimeException e) {
            answer = Answer.wrong(failure(operation, e));
        }
        Answer settled = answer;
        here.runOnContext(_ -> Reply.send(context, settled));
    }

    private Duty duty(String operation) {
        return Objects.requireNonNull(duties.get(operation));
    }

    /** What is outside of somebody's reach is to her as if it were not there. */
    private void refuseOutside(Call call) {
        Reach reach = call.reach();
        if (reach.isWhole()) {
            return;
        }
        boolean isOutside =
                (call.hasPath("residentId") && !subjects.isWithin(reach, call.path("residentId")))
                        || (call.hasPath("deviceId") && !subjects.isWithin(reach, call.device()));
        if (isOutside) {
            throw Problem.notFound("There is no such thing in your part of the district")
                    .exception();
        }
    }

    /** Before it is read or written, so that there is nothing that left no trace. */
    private void note(String operation, Call call) {
        Duty duty = duty(operation);
        switch (duty.audit()) {
            case ANSWER -> {}
            case NOBODY -> {
                if (duty.isWrite()) {
                    call.writes(subjects::ownerOf);
                }
            }
            case MANY -> call.readsMany();
            case RESIDENT -> call.reads(call.path("residentId"), null);
            case DEVICE -> {
                String resident = subjects.ownerOf(call.device());
                if (resident != null) {
                    call.reads(resident, call.device().value());
                }
            }
        }
    }

    private static Problem failure(String operation, RuntimeException e) {
        if (Database.isAway(e)) {
            LOG.warn("{} is not answered, the database is away", operation);
            return Problem.unavailable("The database does not answer, ask again");
        }
        String id = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        LOG.error("{} failed, {}", operation, id, Faults.withoutMessages(e));
        return Problem.internal(id);
    }

    /** What goes wrong before a call is one. */
    private void failed(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause = failure instanceof HttpException ? failure.getCause() : failure;
        Problem problem =
                switch (cause) {
                    case ValidatorException wrong -> Mistakes.problem(wrong);
                    case null, default ->
                            ofStatus(context.statusCode(), failure, bodyMost(context));
                };
        problem.sendTo(context.response());
    }

    private static Problem ofStatus(int status, @Nullable Throwable failure, int most) {
        int known = failure instanceof HttpException http ? http.getStatusCode() : status;
        if (known == 413) {
            return Problem.tooLarge(most);
        }
        if (known >= 400 && known < 500) {
            return Problem.badRequest("The request cannot be read");
        }
        String id = Long.toString(System.nanoTime(), Character.MAX_RADIX);
        LOG.error(
                "a request failed, {}",
                id,
                failure == null ? null : Faults.withoutMessages(failure));
        return Problem.internal(id);
    }
}
