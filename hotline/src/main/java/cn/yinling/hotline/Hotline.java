package cn.yinling.hotline;

import cn.yinling.accounts.tokens.OwnToken;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.gateway.GatewayApi;
import cn.yinling.hotline.gateway.GatewayCallers;
import cn.yinling.hotline.gateway.GatewayVitals;
import cn.yinling.hotline.rooms.ClosedCases;
import cn.yinling.hotline.rooms.ControlRoom;
import cn.yinling.hotline.rooms.HotlineMeters;
import cn.yinling.hotline.rooms.Surroundings;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.SeatRoutes;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.process.MonotonicClock;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.StaticSite;
import cn.yinling.runtime.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotline, all its parts running. None of hub, exchange and database need be there at the
 * start. Thread-safe.
 */
public final class Hotline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration DATABASE_MAY_TAKE = Duration.ofSeconds(5);

    /** What an earlier release has left is worth more than a door that opens at once. */
    private static final Duration UPGRADE_MAY_TAKE = Duration.ofMinutes(2);

    private static final List<String> GATEWAY_SCOPES =
            List.of("plans:read", "readings:read", "residents:read");

    private final Parts parts;
    private final PrometheusMeterRegistry metrics;
    private final WebServer web;

    private Hotline(HotlineConfig config, Clock clock, Parts parts) {
        this.parts = parts;
        metrics = Metrics.registry("hotline");
        InstantSource deadlines = MonotonicClock.start();
        Vertx vertx = Metrics.vertx(metrics);
        parts.add("vertx", () -> vertx.close().await());
        CaseStorage cases = CaseStorage.start(config, clock, parts);
        LastResort lastResort =
                parts.add("last resort", new LastResort(config.escalation(), metrics));
        Lines lines = Lines.of(config, cases, clock, deadlines, metrics, parts);
        People people = People.start(config, cases.database(), clock, deadlines, metrics, parts);
        GatewayApi gateway = gateway(config, clock, cases);
        Surroundings around =
                new Surroundings(
                        clock,
                        deadlines,
                        cases.writer(),
                        lines.hub(),
                        lines.exchange(),
                        new GatewayCallers(gateway),
                        people.journal(),
                        people.agents(),
                        people.sessions(),
                        lastResort,
                        lines::states,
                        meters(cases, lines));
        ControlRoom room = ControlRoom.open(vertx, config.room(), around);
        lines.exchange().open(room::phone);
        restore(vertx, config, cases, lines, people, room, parts);
        watch(vertx, lines, room);
        SeatRoutes seats = seats(vertx, config, clock, cases, people, gateway, room);
        Health health = people.check(lines.health()).check("cases", cases.writer()::problem);
        web = parts.add("web", web(vertx, config, health, seats));
        LOG.info("consoles at {}://{}:{}/", config.web().scheme(), config.web().host(), webPort());
    }

    private SeatRoutes seats(
            Vertx vertx,
            HotlineConfig config,
            Clock clock,
            CaseStorage cases,
            People people,
            GatewayApi gateway,
            ControlRoom room) {
        return new SeatRoutes(
                vertx,
                room,
                people.signIn(),
                people.sessions(),
                new ClosedCases(cases.database(), cases.writer(), clock),
                new GatewayVitals(gateway, clock),
                config.phones(),
                people.journal(),
                config.number(),
                metrics);
    }

    /** Asked of the gateway as a program of its own. */
    private GatewayApi gateway(HotlineConfig config, Clock clock, CaseStorage cases) {
        OwnToken token =
                parts.add(
                        "token for the gateway",
                        OwnToken.start(cases.database(), "hotline", GATEWAY_SCOPES, clock));
        return parts.add("gateway", GatewayApi.of(config.gateway(), token::value));
    }

    private HotlineMeters meters(CaseStorage cases, Lines lines) {
        HotlineMeters meters = new HotlineMeters(metrics);
        lines.measure(meters);
        meters.gauge("writes.waiting", cases.writer()::backlog);
        return meters;
    }

    /**
     * Starts everything and returns; what is away is tried again until it is there.
     *
     * @throws cn.yinling.runtime.process.PortTakenException where somebody else listens at the port
     */
    public static Hotline start(HotlineConfig config) {
        return start(config, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another time of day. */
    static Hotline start(HotlineConfig config, Clock timeOfDay) {
        Parts parts = new Parts();
        try {
            return new Hotline(config, timeOfDay, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** The port of consoles, health and metrics. */
    public int webPort() {
        return web.port();
    }

    /** Its meters. */
    public PrometheusMeterRegistry metrics() {
        return metrics;
    }

    /**
     * Takes up what was open before an alarm comes in. A database that does not answer must not
     * keep the door shut: then the file says which cases are open, and the database the rest when
     * it is back.
     */
    private static void restore(
            Vertx vertx,
            HotlineConfig config,
            CaseStorage cases,
            Lines lines,
            People people,
            ControlRoom room,
            Parts parts) {
        List<Case> known = cases.file().read();
        CompletableFuture<Void> restored = new CompletableFuture<>();
        cases.writer()
                .start(remembered -> {
                    lines.hub().tell(remembered.untold());
                    var _ =
                            people.accounts()
                                    .whenKnown()
                                    .thenRun(() -> {
                                        room.remembered(remembered);
                                        restored.complete(null);
                                    });
                });
        endPatience(vertx, cases.database(), restored);
        var _ =
                restored.whenComplete((_, late) -> {
                    if (late != null && !parts.isClosed()) {
                        LOG.warn(
                                "the database does not answer: {} open cases by {}",
                                known.size(),
                                config.openCases());
                        room.known(known);
                    }
                    lines.hub().open(room, room::changed);
                });
    }

    private static void endPatience(
            Vertx vertx, Database database, CompletableFuture<Void> restored) {
        long began = System.nanoTime();
        vertx.setPeriodic(
                LOOK_EVERY.toMillis(),
                timer -> {
                    Duration waited = Duration.ofNanos(System.nanoTime() - began);
                    Duration most = database.isPreparing() ? UPGRADE_MAY_TAKE : DATABASE_MAY_TAKE;
                    if (restored.isDone()) {
                        vertx.cancelTimer(timer);
                    } else if (waited.compareTo(most) >= 0) {
                        restored.completeExceptionally(new TimeoutException());
                    }
                });
    }

    /** The parts that do not tell when they come and go are looked at. */
    private static void watch(Vertx vertx, Lines lines, ControlRoom room) {
        AtomicReference<LinkStates> last = new AtomicReference<>(lines.states());
        vertx.setPeriodic(
                LOOK_EVERY.toMillis(),
                _ -> {
                    LinkStates now = lines.states();
                    if (!now.equals(last.getAndSet(now))) {
                        LOG.info("{}", now);
                        room.changed();
                    }
                });
    }

    private WebServer web(Vertx vertx, HotlineConfig config, Health health, SeatRoutes seats) {
        return WebServer.start(
                vertx,
                config.web(),
                metrics,
                health,
                router -> {
                    seats.mount(router);
                    StaticSite.mount(router, "web/console");
                });
    }

    /** Ends in order, in a few seconds; writes that wait are made where the database is there. */
    @Override
    public void close() {
        parts.close();
    }
}
