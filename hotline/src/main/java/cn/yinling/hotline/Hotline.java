package cn.yinling.hotline;

import cn.yinling.hotline.alarms.AlarmLink;
import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.AmiExchange;
import cn.yinling.hotline.calls.NoExchange;
import cn.yinling.hotline.calls.PhoneEvent;
import cn.yinling.hotline.calls.PhoneExchange;
import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.cases.CaseArchive;
import cn.yinling.hotline.cases.CaseBook;
import cn.yinling.hotline.cases.CaseWrite;
import cn.yinling.hotline.cases.CaseWriter;
import cn.yinling.hotline.cases.OpenCasesFile;
import cn.yinling.hotline.cases.Today;
import cn.yinling.hotline.dispatch.Dispatcher;
import cn.yinling.hotline.dispatch.Rules;
import cn.yinling.hotline.escalation.LastResort;
import cn.yinling.hotline.seats.Agents;
import cn.yinling.hotline.seats.LinkStates;
import cn.yinling.hotline.seats.SeatConfig;
import cn.yinling.hotline.seats.SeatRoutes;
import cn.yinling.hotline.seats.Sessions;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.process.MonotonicClock;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.StaticSite;
import cn.yinling.runtime.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotline, all its parts running. None of hub, exchange and database need be there at the
 * start. Thread-safe.
 */
public final class Hotline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hotline.class);
    private static final Migrations MIGRATIONS = new Migrations("hotline", "classpath:db/hotline");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration DATABASE_MAY_TAKE = Duration.ofSeconds(5);

    private final Parts parts = new Parts();
    private final HotlineConfig config;
    private final Clock clock;
    private final InstantSource deadlines = MonotonicClock.start();
    private final PrometheusMeterRegistry metrics = Metrics.registry("hotline");
    private final HotlineMeters meters = new HotlineMeters(metrics);
    private final Late<PhoneExchange> exchange = new Late<>();
    private final Late<AlarmLink> link = new Late<>();
    private final Late<WebServer> web = new Late<>();
    private volatile boolean closed;

    private Hotline(HotlineConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
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
        Hotline hotline = new Hotline(config, timeOfDay);
        try {
            hotline.build();
            return hotline;
        } catch (RuntimeException e) {
            hotline.close();
            throw e;
        }
    }

    /** The port of consoles, health and metrics. */
    public int webPort() {
        return web.get().port();
    }

    /** Its meters. */
    public PrometheusMeterRegistry metrics() {
        return metrics;
    }

    private void build() {
        Vertx vertx = Metrics.vertx(metrics);
        parts.add("vertx", () -> vertx.close().await());
        Context loop = vertx.getOrCreateContext();
        Database database = parts.add("database", Database.start(config.database(), MIGRATIONS));
        OpenCasesFile file = new OpenCasesFile(config.openCases());
        CaseWriter writer =
                parts.add("writer", new CaseWriter(database, clock, config.zone(), file));
        Agents agents = new Agents(config.agents());
        Sessions sessions = new Sessions(config.sessions());
        Desk desk = desk(database, writer, agents, sessions, loop);
        ControlRoom room = new ControlRoom(vertx, loop, desk);
        exchange.set(parts.add("exchange", exchange(room::phone)));
        link.set(
                parts.add(
                        "hub",
                        new AlarmLink(
                                config.mqtt(),
                                metrics,
                                room,
                                state -> writer.submit(new CaseWrite.Told(state), _ -> {}),
                                room::changed)));
        restore(writer, file, room);
        watchLinks(vertx, database, room);
        gauges(database, writer);
        ClosedCases closed = new ClosedCases(new CaseArchive(database), writer, clock);
        SeatRoutes seats =
                new SeatRoutes(vertx, room, agents, sessions, closed, config.number(), metrics);
        web.set(
                parts.add(
                        "web",
                        WebServer.start(
                                vertx,
                                config.web(),
                                metrics,
                                health(database, writer),
                                router -> {
                                    seats.mount(router);
                                    StaticSite.mount(router, "web/console");
                                })));
        LOG.info("consoles at http://{}:{}/", config.web().host(), webPort());
    }

    /**
     * Takes up what was open before an alarm comes in. A database that does not answer must not
     * keep the door shut: then the file says which cases are open, and the database the rest when
     * it is back.
     */
    private void restore(CaseWriter writer, OpenCasesFile file, ControlRoom room) {
        List<Case> known = file.read();
        CompletableFuture<Void> restored = new CompletableFuture<>();
        writer.start(remembered -> {
            link.get().tell(remembered.untold());
            room.remembered(remembered);
            restored.complete(null);
        });
        var _ =
                restored.orTimeout(DATABASE_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, late) -> {
                            if (late != null && !closed) {
                                LOG.warn(
                                        "the database does not answer: {} open cases by {}",
                                        known.size(),
                                        config.openCases());
                                room.known(known);
                            }
                            link.get().open();
                        });
    }

    private Desk desk(
            Database database, CaseWriter writer, Agents agents, Sessions sessions, Context loop) {
        CaseBook book = new CaseBook(config.zone());
        String run = Long.toString(clock.instant().getEpochSecond(), Character.MAX_RADIX);
        List<SeatConfig> phones = config.pbx() == null ? List.of() : config.seats();
        return new Desk(
                clock,
                deadlines,
                new Dispatcher(
                        config.seats().stream().map(SeatConfig::number).toList(),
                        new Rules(config.lease(), config.grace()),
                        deadlines.instant()),
                book,
                new CaseRecorder(book, writer, link),
                new Drafts(
                        (write, done) -> writer.submit(write, _ -> done.run()),
                        step -> loop.runOnContext(_ -> step.run())),
                new Closings(config.takeBack(), System::nanoTime),
                new Today(config.zone(), clock.instant()),
                new SeatPhones(phones, run, config.lease(), config.number()),
                exchange,
                new Screens(),
                agents,
                sessions,
                () -> links(database),
                config.grace(),
                parts.add("last resort", new LastResort(config.escalation(), metrics)),
                meters);
    }

    private PhoneExchange exchange(Consumer<PhoneEvent> listener) {
        AmiConfig pbx = config.pbx();
        return pbx == null ? new NoExchange(listener) : AmiExchange.start(pbx, deadlines, listener);
    }

    private LinkStates links(Database database) {
        return new LinkStates(link.get().isUp(), exchange.get().isUp(), database.isReady());
    }

    /** The parts that do not tell when they come and go are looked at. */
    private void watchLinks(Vertx vertx, Database database, ControlRoom room) {
        AtomicReference<LinkStates> last = new AtomicReference<>(links(database));
        vertx.setPeriodic(
                LOOK_EVERY.toMillis(),
                _ -> {
                    LinkStates now = links(database);
                    if (!now.equals(last.getAndSet(now))) {
                        LOG.info("{}", now);
                        room.changed();
                    }
                });
    }

    private void gauges(Database database, CaseWriter writer) {
        meters.link("pbx", () -> exchange.get().isUp());
        meters.link("hub", () -> link.get().isUp());
        meters.link("database", database::isReady);
        meters.gauge("writes.waiting", writer::backlog);
    }

    private Health health(Database database, CaseWriter writer) {
        Health health =
                new Health()
                        .check("database", database::problem)
                        .check("cases", writer::problem)
                        .check(
                                "hub",
                                () ->
                                        link.get().isUp()
                                                ? link.get().problem()
                                                : "not connected to the hub");
        return config.pbx() == null
                ? health
                : health.check(
                        "pbx",
                        () ->
                                exchange.get().isUp()
                                        ? exchange.get().problem()
                                        : "not connected to the exchange");
    }

    /** Ends in order, in a few seconds; writes that wait are made where the database is there. */
    @Override
    public void close() {
        closed = true;
        parts.close();
    }
}
