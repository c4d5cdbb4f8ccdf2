package cn.yinling.hub;

import cn.yinling.accounts.AuditLog;
import cn.yinling.accounts.OperatorSessions;
import cn.yinling.accounts.SessionOperations;
import cn.yinling.accounts.SignedIn;
import cn.yinling.hub.alarms.raise.Alarms;
import cn.yinling.hub.commands.CommandOperations;
import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.deadletters.DeadLetterOperations;
import cn.yinling.hub.deadletters.DeadLetters;
import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.enrolment.Claims;
import cn.yinling.hub.history.History;
import cn.yinling.hub.history.ReadingOperations;
import cn.yinling.hub.history.Upkeep;
import cn.yinling.hub.mqtt.Admission;
import cn.yinling.hub.mqtt.MqttDoor;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.plans.PlanOperations;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.presence.Presences;
import cn.yinling.hub.readings.LastPlaces;
import cn.yinling.hub.readings.LastVitals;
import cn.yinling.hub.readings.ReadingLane;
import cn.yinling.hub.replay.PreviewOperations;
import cn.yinling.hub.rules.Watchkeeper;
import cn.yinling.hub.spool.Spool;
import cn.yinling.hub.view.AlarmOperations;
import cn.yinling.hub.view.DeviceOperations;
import cn.yinling.hub.view.DistrictOperations;
import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.hub.view.IncidentOperations;
import cn.yinling.hub.view.Overview;
import cn.yinling.hub.view.StatusOperations;
import cn.yinling.hub.view.Throughput;
import cn.yinling.hub.view.live.Live;
import cn.yinling.hub.view.live.LiveOperations;
import cn.yinling.hub.view.live.Tap;
import cn.yinling.hub.watches.WatchDoor;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.Provisioning;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.runtime.process.Beat;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.process.Worker;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.PortTakenException;
import cn.yinling.runtime.web.StaticSite;
import cn.yinling.runtime.web.WebServer;
import cn.yinling.runtime.web.api.Api;
import cn.yinling.runtime.web.api.Contract;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in this process: all its parts, wired. It comes up without its database, says so, and
 * works by itself once the database is there. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
    private static final Migrations MIGRATIONS = new Migrations("hub", "classpath:db/hub");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Parts parts;
    private final String host;
    private final String webHost;
    private final PrometheusMeterRegistry meters;
    private final Database database;
    private final DeviceDirectory directory;
    private final Roll roll = new Roll();
    private final Sessions sessions = new Sessions(roll);
    private final Presences presences;
    private final ReadingLane readings;
    private final Alarms alarms;
    private final Plans plans;
    private final Watchkeeper watchkeeper;
    private final Commands commands;
    private final Upkeep history;
    private final Throughput throughput;
    private final Api api;
    private final WebServer web;
    private final MqttDoor door;
    private final @Nullable WatchDoor watches;
    private final Worker escalating;
    private final Worker watching;

    private Gateway(GatewayConfig config, Parts parts, InstantSource clock) {
        this.parts = parts;
        this.host = config.mqtt().host();
        this.webHost = config.web().host();
        meters = Metrics.registry("gateway");
        parts.add("meters", meters::close);
        Vertx vertx = Metrics.vertx(meters);
        parts.add("vertx", () -> vertx.close().await());
        database = parts.add("database", Database.start(config.database(), MIGRATIONS));
        directory =
                parts.add(
                        "directory",
                        DeviceDirectory.start(
                                database, config.spool().folder().resolve("register.json")));
        presences = parts.add("presence", Presences.start(database, clock));
        roll.tell(presences);
        Gate gate = new Gate();
        LastVitals vitals = new LastVitals();
        LastPlaces places = new LastPlaces();
        Spool readingSpool = parts.add("spool of readings", config.spool().openReadings());
        Spool alarmSpool = parts.add("spool of alarms", config.spool().openAlarms());
        DeadLetters deadLetters =
                parts.add(
                        "dead letters",
                        DeadLetters.start(config.deadLetters(), database, meters, clock));
        readings =
                parts.add(
                        "readings",
                        ReadingLane.start(
                                config.readings(),
                                database,
                                readingSpool,
                                gate,
                                deadLetters,
                                vitals,
                                meters,
                                clock));
        commands =
                parts.add(
                        "commands",
                        Commands.start(config.commands(), database, directory, sessions, clock));
        alarms =
                parts.add(
                        "alarms",
                        Alarms.start(
                                config.alarms(),
                                database,
                                alarmSpool,
                                sessions,
                                directory,
                                commands,
                                vitals,
                                places,
                                meters,
                                clock));
        history = parts.add("history", Upkeep.start(config.history(), database, meters));
        throughput = new Throughput(readings::committed);
        Tap tap = new Tap();
        Memory memory = new Memory(database, readings);
        plans = new Plans(config.rules(), database, clock);
        watchkeeper =
                parts.add(
                        "watchkeeper",
                        Watchkeeper.start(
                                directory,
                                presences,
                                sessions,
                                plans,
                                database,
                                memory,
                                alarms::changed,
                                meters,
                                clock));
        Overview overview =
                new Overview(database, directory, presences, vitals, readings, watchkeeper, clock);
        Intake intake =
                new Intake(directory, readings, alarms, commands, vitals, places, watchkeeper, tap);
        DeviceRates rates = new DeviceRates(config.mqtt().deviceRateOrNull());
        Refusals refusals = new Refusals(meters, deadLetters, watchkeeper::refused, clock);
        watches =
                WatchDoor.open(
                        vertx,
                        config.watches(),
                        config.mqtt().eventLoopsOrCores(),
                        rates,
                        directory,
                        roll,
                        intake,
                        gate,
                        refusals,
                        meters,
                        clock);
        if (watches != null) {
            parts.add("watches", watches);
            commands.carryBy(watches.carrier());
        }
        Live live =
                parts.add(
                        "live",
                        Live.start(
                                overview, this::status, tap, config.api().streamsMost(), meters));
        OperatorSessions operators =
                new OperatorSessions(
                        config.api().sessionIdle(), config.api().sessionLongest(), clock);
        AuditLog audit = new AuditLog(database, clock);
        RegisterServices register =
                RegisterServices.of(
                        config.enrolment(), this, database, directory, presences, meters, clock);
        api =
                new Api(
                        vertx,
                        Contract.load(vertx, "/openapi/gateway.yaml"),
                        config.api().limits(),
                        new SignedIn(operators, config.api().token()),
                        audit,
                        directory::residentOf,
                        register.and(
                                new StatusOperations(this::status),
                                new SessionOperations(config.operators(), operators, meters),
                                audit,
                                new DistrictOperations(overview, database),
                                new DeviceOperations(overview, directory, vitals, places),
                                new AlarmOperations(database, alarms),
                                new IncidentOperations(database),
                                new CommandOperations(commands),
                                new PlanOperations(plans),
                                new PreviewOperations(plans, directory, new History(database)),
                                new ReadingOperations(new History(database)),
                                new DeadLetterOperations(database, deadLetters),
                                new LiveOperations(live, overview)));
        escalating = beat("escalating", config.alarms().pushEvery().dividedBy(4), alarms::tick);
        watching = beat("watching", SECOND, watchkeeper::tick);
        web =
                parts.add(
                        "web",
                        WebServer.start(
                                vertx,
                                config.site(),
                                meters,
                                health(),
                                router -> {
                                    api.mount(router);
                                    StaticSite.mount(router, "web/operations");
                                }));
        door =
                parts.add(
                        "mqtt",
                        MqttDoor.open(
                                vertx,
                                config.mqtt(),
                                new Admission(directory, config.hotline()),
                                directory,
                                sessions,
                                intake,
                                gate,
                                rates,
                                refusals,
                                meters,
                                clock));
        vertx.setPeriodic(SECOND.toMillis(), _ -> throughput.sample());
    }

    /**
     * Starts a gateway; it listens when this returns, its database may still be on its way.
     *
     * @throws PortTakenException where somebody else listens on one of its ports
     */
    public static Gateway start(GatewayConfig config) {
        return start(config, InstantSource.system());
    }

    /** The same, by another clock than the machine's. */
    public static Gateway start(GatewayConfig config, InstantSource clock) {
        Parts parts = new Parts();
        try {
            return new Gateway(config, parts, clock);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private Worker beat(String name, Duration every, Runnable step) {
        return parts.add(name, Worker.vital(name, new Beat(every, step)).start());
    }

    /** The HTTP interface. */
    Api api() {
        return api;
    }

    private Health health() {
        return new Health()
                .check("database", database::problem)
                .check("register", directory::problem)
                .check("readings", readings::problem)
                .check("alarms", alarms::problem)
                .check("commands", commands::problem)
                .check("presence", presences::problem)
                .check("watchkeeper", watchkeeper::problem)
                .check("watching", watching::problem)
                .check("escalating", escalating::problem)
                .check("history", history::problem);
    }

    /**
     * Completes when the database was reached, the register loaded, and readings and alarms go to
     * the database. Readings that an earlier hub has left in its spool may follow still.
     */
    public CompletableFuture<Void> whenReady() {
        return database.whenReady()
                .thenCompose(_ -> directory.refresh())
                .thenCompose(_ -> readings.whenReached())
                .thenCompose(_ -> alarms.whenReached());
    }

    /** Enters residents and devices; only once it is ready. */
    public Provisioning provisioning() {
        return new Provisioning(database, directory);
    }

    /** How others come to the database, also to the embedded one; only once it is ready. */
    public DatabaseConfig databaseAccess() {
        return database.access();
    }

    /** Where devices and hotlines connect, {@code tcp://host:port}. */
    public URI mqtt() {
        return URI.create("tcp://%s:%d".formatted(host, door.port()));
    }

    /** Where devices are told to come to, where the configuration says nothing else. */
    Claims.Addresses addresses() {
        return new Claims.Addresses(
                "http://%s:%d".formatted(webHost, web.port()), mqtt().toString());
    }

    public int mqttPort() {
        return door.port();
    }

    /** Where they connect over TLS, {@code ssl://host:port}; only where that is configured. */
    public URI mqttOverTls() {
        return URI.create("ssl://%s:%d".formatted(host, door.tlsPort()));
    }

    /** Tells devices something. */
    public Commands commands() {
        return commands;
    }

    /** Where watches connect over TCP; 0 where there is no door for them. */
    public int watchPort() {
        return watches == null ? 0 : watches.port();
    }

    /** Who is online since when, and who is not and why. */
    public Presences presences() {
        return presences;
    }

    /** What is watched for whom. */
    public Plans plans() {
        return plans;
    }

    public int webPort() {
        return web.port();
    }

    /** Everything it measures. */
    public MeterRegistry meters() {
        return meters;
    }

    /** The hub in a few numbers, as {@code GET /api/status} says it. */
    public GatewayStatus status() {
        Map<String, Integer> online = new TreeMap<>();
        for (DeviceKind kind : DeviceKind.values()) {
            online.put(kind.code(), roll.online(kind));
        }
        return new GatewayStatus(
                online,
                sessions.hotlines().size(),
                throughput.perSecond(),
                readings.committed(),
                alarms.open(),
                alarms.untaken(),
                database.state());
    }

    /** Stores and acknowledges what it has, then ends every connection and every part. */
    @Override
    public void close() {
        readings.close();
        alarms.close();
        parts.close();
    }
}
