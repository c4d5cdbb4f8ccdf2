package cn.yinling.hotline.seats;

import cn.yinling.accounts.audit.Journal;
import cn.yinling.accounts.persons.Person;
import cn.yinling.accounts.sessions.Begun;
import cn.yinling.accounts.sessions.SessionCookie;
import cn.yinling.accounts.signin.SignIn;
import cn.yinling.hotline.dispatch.Effect.Refusal;
import cn.yinling.hotline.dispatch.Occupant;
import cn.yinling.hotline.gateway.GatewayVitals;
import cn.yinling.hotline.seats.SeatMessages.SeatChoice;
import cn.yinling.hotline.seats.SeatMessages.Session;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.web.Client;
import cn.yinling.runtime.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
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
    private static final SessionCookie COOKIE = new SessionCookie("yinling-seat");
    private static final int LARGEST_BODY = 4_096;
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Floor floor;
    private final SignIn signIn;
    private final SeatSessions sessions;
    private final Archive archive;
    private final GatewayVitals vitals;
    private final PhoneAccounts phones;
    private final Journal journal;
    private final String number;
    private final MeterRegistry metrics;

    public SeatRoutes(
            Vertx vertx,
            Floor floor,
            SignIn signIn,
            SeatSessions sessions,
            Archive archive,
            GatewayVitals vitals,
            PhoneAccounts phones,
            Journal journal,
            String number,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.floor = floor;
        this.signIn = signIn;
        this.sessions = sessions;
        this.archive = archive;
        this.vitals = vitals;
        this.phones = phones;
        this.journal = journal;
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
        new VitalsRoute(vertx, floor, vitals, (context, deed) -> signedIn(context, deed::accept))
                .mount(router);
        new PhoneRoute(vertx, phones, (context, deed) -> signedIn(context, deed::accept))
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
                    note(context, session.agent(), "signOut", session.seat());
                    sessions.end(session.agent().agentId());
                    floor.leave(session);
                    context.response()
                            .addCookie(COOKIE.gone(Client.of(context)))
                            .setStatusCode(204)
                            .end();
                });
    }

    private void signIn(RoutingContext context) {
        SeatMessages.SignIn wanted = read(context);
        if (wanted == null) {
            SeatProblems.MALFORMED.sendTo(context.response());
            return;
        }
        String network = Client.of(context).network();
        here(signIn.judge(wanted.typed(), network))
                .onSuccess(verdict -> {
                    switch (verdict) {
                        case SignIn.Verdict.Known(Person person) ->
                                known(context, person, wanted.seat());
                        case SignIn.Verdict.Refused refused ->
                                refused.why().sendTo(context.response());
                    }
                })
                .onFailure(context::fail);
    }

    private void known(RoutingContext context, Person person, int seat) {
        Agents.of(person)
                .ifPresentOrElse(
                        agent -> enter(context, person, agent, seat),
                        () -> refuse(context, SeatProblems.NO_AGENT));
    }

    private void enter(RoutingContext context, Person person, Occupant agent, int seat) {
        here(floor.enter(seat, agent))
                .onSuccess(refusal ->
                        refusal.ifPresentOrElse(
                                why -> refuse(context, problem(why)),
                                () -> begin(context, person, agent, seat)))
                .onFailure(context::fail);
    }

    private void begin(RoutingContext context, Person person, Occupant agent, int seat) {
        note(context, agent, "signIn", seat);
        Begun begun = sessions.begin(person, seat);
        context.response().addCookie(COOKIE.of(begun, Client.of(context)));
        json(context, Session.of(new SeatSession(begun.session().key(), agent, seat)));
    }

    private void note(RoutingContext context, Occupant agent, String operation, int seat) {
        if (!agent.robot()) {
            String where = "seat %d, %s".formatted(seat, Client.of(context).network());
            journal.keep(agent.agentId(), operation, null, where);
        }
    }

    private static Problem problem(Refusal why) {
        return switch (why) {
            case NO_SUCH_SEAT -> SeatProblems.NO_SUCH_SEAT;
            case SEAT_TAKEN -> SeatProblems.SEAT_TAKEN;
            case NOT_SIGNED_IN, NOT_YOURS -> SeatProblems.NOT_SIGNED_IN;
        };
    }

    private void refuse(RoutingContext context, Problem problem) {
        signIn.refused(problem).why().sendTo(context.response());
    }

    private void signedIn(RoutingContext context, SignedInHandler handler) {
        sessions.find(COOKIE.token(context.request()))
                .ifPresentOrElse(
                        session -> handler.handle(context, session),
                        () -> SeatProblems.NOT_SIGNED_IN.sendTo(context.response()));
    }

    /** What is only for those who are signed in. */
    @FunctionalInterface
    private interface SignedInHandler {
        void handle(RoutingContext context, SeatSession session);
    }

    private static SeatMessages.@Nullable SignIn read(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            return body == null
                    ? null
                    : SeatMessages.SignIn.of(LinkJson.read(body.getBytes(), JsonNode.class));
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
