package cn.yinling.hotline.seats;

import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.seats.SeatMessages.SeatChoice;
import cn.yinling.hotline.seats.SeatMessages.Session;
import cn.yinling.hotline.seats.SeatMessages.SignIn;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.signin.SignInLimit;
import cn.yinling.runtime.web.Client;
import cn.yinling.runtime.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in and sign-out over HTTP. A session is a cookie that scripts cannot read and other sites
 * cannot send.
 */
public final class SeatRoutes {
    private static final String COOKIE = "yinling-seat";
    private static final int LARGEST_BODY = 4_096;
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Floor floor;
    private final Agents agents;
    private final Sessions sessions;
    private final Archive archive;
    private final SignInLimit limit = new SignInLimit();
    private final String number;
    private final MeterRegistry metrics;

    public SeatRoutes(
            Vertx vertx,
            Floor floor,
            Agents agents,
            Sessions sessions,
            Archive archive,
            String number,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.floor = floor;
        this.agents = agents;
        this.sessions = sessions;
        this.archive = archive;
        this.number = number;
        this.metrics = metrics;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/api/hotline").handler(context -> json(context, new Line(number)));
        router.get("/api/seats").handler(this::seats);
        router.post("/api/session")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(this::signIn);
        router.get("/api/session").handler(this::session);
        router.delete("/api/session").handler(this::signOut);
        new CaseRoutes(vertx, archive, (context, deed) -> signedIn(context, deed::accept))
                .mount(router);
        SeatSocket socket = new SeatSocket(vertx, floor, sessions, metrics);
        vertx.setPeriodic(EXPIRE_EVERY.toMillis(), _ -> floor.expire());
        router.get("/api/seat").handler(context -> signedIn(context, socket::open));
    }

    /** What a page says of the hotline before anybody has signed in. */
    private record Line(String number) {}

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
                    context.response()
                            .addCookie(cookie(context, "").setMaxAge(0))
                            .setStatusCode(204)
                            .end();
                });
    }

    private void signIn(RoutingContext context) {
        SignIn wanted = read(context);
        if (wanted == null) {
            SeatProblems.MALFORMED.sendTo(context.response());
            return;
        }
        String agentId = wanted.agent();
        String password = wanted.password();
        int seat = wanted.seat();
        SignInLimit.Attempt attempt = limit.begin(agentId, Client.of(context).network());
        if (attempt == null) {
            refuse(context, SeatProblems.TOO_MANY_ATTEMPTS);
            return;
        }
        here(agents.judge(agentId, password))
                .onSuccess(judgement -> {
                    switch (judgement) {
                        case RIGHT -> {
                            attempt.succeeded();
                            enter(context, agents.find(agentId).orElseThrow(), seat);
                        }
                        case WRONG -> refuse(context, SeatProblems.WRONG_CREDENTIALS);
                        case BUSY -> {
                            attempt.giveBack();
                            refuse(context, SeatProblems.BUSY);
                        }
                    }
                })
                .onFailure(context::fail);
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
        context.response().addCookie(cookie(context, session.token()));
        json(context, Session.of(session));
    }

    private static Problem problem(Refusal why) {
        return switch (why) {
            case NO_SUCH_SEAT -> SeatProblems.NO_SUCH_SEAT;
            case SEAT_TAKEN -> SeatProblems.SEAT_TAKEN;
            case NOT_SIGNED_IN, NOT_YOURS -> SeatProblems.NOT_SIGNED_IN;
        };
    }

    private void refuse(RoutingContext context, Problem problem) {
        metrics.counter("hotline.sign.ins.refused", "code", String.valueOf(problem.code()))
                .increment();
        problem.sendTo(context.response());
    }

    private void signedIn(RoutingContext context, SignedInHandler handler) {
        Cookie cookie = context.request().getCookie(COOKIE);
        sessions.find(cookie == null ? null : cookie.getValue())
                .ifPresentOrElse(
                        session -> handler.handle(context, session),
                        () -> SeatProblems.NOT_SIGNED_IN.sendTo(context.response()));
    }

    /** What is only for those who are signed in. */
    @FunctionalInterface
    private interface SignedInHandler {
        void handle(RoutingContext context, SeatSession session);
    }

    /** One that scripts cannot read, other sites cannot send, and TLS does not leave. */
    private static Cookie cookie(RoutingContext context, String token) {
        return Cookie.cookie(COOKIE, token)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(Client.of(context).isOverTls())
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
