package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.seats.SeatMessages.SeatChoice;
import cn.yinling.hotline.seats.SeatMessages.Session;
import cn.yinling.hotline.seats.SeatMessages.SignIn;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.signin.AttemptLimit;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in and sign-out over HTTP. A session is a cookie that scripts cannot read and other sites
 * cannot send.
 */
public final class SeatRoutes {
    private static final String COOKIE = "yinling-seat";
    private static final int LARGEST_BODY = 4_096;
    private static final int FAILURES_OF_AGENT = 5;
    private static final int FAILURES_OF_ADDRESS = 30;

    private final Vertx vertx;
    private final Floor floor;
    private final Agents agents;
    private final Sessions sessions;
    private final Archive archive;
    private final AttemptLimit ofAgent;
    private final AttemptLimit ofAddress;
    private final MeterRegistry metrics;

    public SeatRoutes(
            Vertx vertx,
            Floor floor,
            Agents agents,
            Sessions sessions,
            Archive archive,
            Clock clock,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.floor = floor;
        this.agents = agents;
        this.sessions = sessions;
        this.archive = archive;
        this.ofAgent = new AttemptLimit(clock, FAILURES_OF_AGENT);
        this.ofAddress = new AttemptLimit(clock, FAILURES_OF_ADDRESS);
        this.metrics = metrics;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.route("/api/*").handler(SeatRoutes::refuseForeignOrigin);
        router.get("/api/seats").handler(this::seats);
        router.post("/api/session")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::signIn);
        router.get("/api/session").handler(this::session);
        router.delete("/api/session").handler(this::signOut);
        new CaseRoutes(vertx, archive, (context, deed) -> signedIn(context, deed::accept))
                .mount(router);
        SeatSocket socket = new SeatSocket(vertx, floor, metrics);
        router.get("/api/seat").handler(context -> signedIn(context, socket::open));
    }

    /** A browser says where a request comes from; programs of other kinds need not. */
    private static void refuseForeignOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader("Origin");
        if (origin == null || isSameSite(origin, request.getHeader("Host"))) {
            context.next();
        } else {
            WebProblem.FOREIGN_ORIGIN.send(context);
        }
    }

    private static boolean isSameSite(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void seats(RoutingContext context) {
        here(floor.seats())
                .onSuccess(seats -> json(context, seats.stream().map(SeatChoice::of).toList()))
                .onFailure(context::fail);
    }

    private void session(RoutingContext context) {
        signedIn(context, (_, session) -> json(context, Session.of(session)));
    }

    private void signOut(RoutingContext context) {
        signedIn(
                context,
                (_, session) -> {
                    sessions.end(session.agent().agentId());
                    floor.leave(session);
                    context.response().addCookie(cookie("").setMaxAge(0)).setStatusCode(204).end();
                });
    }

    private void signIn(RoutingContext context) {
        SignIn wanted = read(context);
        if (wanted == null) {
            WebProblem.MALFORMED.send(context);
            return;
        }
        String agentId = wanted.agent();
        String password = wanted.password();
        int seat = wanted.seat();
        String address = String.valueOf(context.request().remoteAddress().hostAddress());
        if (ofAgent.isReached(agentId) || ofAddress.isReached(address)) {
            refuse(context, WebProblem.TOO_MANY_ATTEMPTS);
            return;
        }
        here(verified(agentId, password))
                .onSuccess(agent -> {
                    if (agent.isPresent()) {
                        enter(context, agent.get(), seat);
                    } else {
                        ofAgent.failed(agentId);
                        ofAddress.failed(address);
                        refuse(context, WebProblem.WRONG_CREDENTIALS);
                    }
                })
                .onFailure(context::fail);
    }

    private CompletionStage<Optional<Occupant>> verified(String agentId, String password) {
        return CompletableFuture.supplyAsync(
                () -> agents.verify(agentId, password),
                command -> Thread.ofVirtual().name("sign-in").start(command));
    }

    private void enter(RoutingContext context, Occupant agent, int seat) {
        here(floor.enter(seat, agent))
                .onSuccess(refusal ->
                        refusal.ifPresentOrElse(
                                why -> refuse(context, problem(why)),
                                () -> begin(context, agent, seat)))
                .onFailure(context::fail);
    }

    private void begin(RoutingContext context, Occupant agent, int seat) {
        SeatSession session = sessions.begin(agent, seat);
        context.response().addCookie(cookie(session.token()));
        json(context, Session.of(session));
    }

    private static WebProblem problem(Refusal why) {
        return switch (why) {
            case NO_SUCH_SEAT -> WebProblem.NO_SUCH_SEAT;
            case SEAT_TAKEN -> WebProblem.SEAT_TAKEN;
            case NOT_SIGNED_IN, NOT_YOURS -> WebProblem.NOT_SIGNED_IN;
        };
    }

    private void refuse(RoutingContext context, WebProblem problem) {
        metrics.counter("hotline.sign.ins.refused", "code", problem.code()).increment();
        problem.send(context);
    }

    private void signedIn(RoutingContext context, SignedInHandler handler) {
        Cookie cookie = context.request().getCookie(COOKIE);
        sessions.find(cookie == null ? null : cookie.getValue())
                .ifPresentOrElse(
                        session -> handler.handle(context, session),
                        () -> WebProblem.NOT_SIGNED_IN.send(context));
    }

    /** What is only for those who are signed in. */
    @FunctionalInterface
    private interface SignedInHandler {
        void handle(RoutingContext context, SeatSession session);
    }

    private static Cookie cookie(String token) {
        return Cookie.cookie(COOKIE, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT);
    }

    private static @Nullable SignIn read(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            return body == null ? null : SignIn.of(LinkJson.read(body.getBytes(), JsonNode.class));
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private static void json(RoutingContext context, Object value) {
        context.response()
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(LinkJson.write(value)));
    }

    /** Goes on where the request came in. */
    private <T> Future<T> here(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, vertx.getOrCreateContext());
    }
}
