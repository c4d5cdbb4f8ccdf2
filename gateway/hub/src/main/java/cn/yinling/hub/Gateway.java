package cn.yinling.hub;

import cn.yinling.hub.commands.Commands;
import cn.yinling.hub.plans.Plans;
import cn.yinling.hub.presence.Presences;
import cn.yinling.hub.view.GatewayStatus;
import cn.yinling.hub.watches.WatchDoor;
import cn.yinling.register.Provisioning;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.process.Parts;
import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.runtime.web.api.Api;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * A gateway in this process: all its parts, wired. It comes up without its database, says so, and
 * works by itself once the database is there. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
    private final Parts parts;
    private final Ground ground;
    private final Lanes lanes;
    private final Care care;
    private final Pages pages;
    private final Doors doors;
    private final OpenPorts ports;

    private Gateway(GatewayConfig config, Parts parts, InstantSource clock) {
        this.parts = parts;
        ports = new OpenPorts(config);
        ground = Ground.start(config, parts, clock);
        lanes = Lanes.start(config, parts, ground);
        care = Care.start(config, parts, ground, lanes);
        pages = Pages.start(config, parts, ground, lanes, care, ports::addresses);
        ports.web(pages.web().port());
        doors = Doors.open(config, parts, ground, lanes, care, pages.tap());
        ports.mqtt(doors.mqtt().port());
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

    /** The HTTP interface. */
    Api api() {
        return pages.api();
    }

    /**
     * Completes when the database was reached, the register loaded, and readings and alarms go to
     * the database. Readings that an earlier hub has left in its spool may follow still.
     */
    public CompletableFuture<Void> whenReady() {
        return ground.database()
                .whenReady()
                .thenCompose(_ -> ground.directory().refresh())
                .thenCompose(_ -> lanes.readings().whenReached())
                .thenCompose(_ -> care.alarms().whenReached());
    }

    /** Enters residents and devices; only once it is ready. */
    public Provisioning provisioning() {
        return new Provisioning(ground.database(), ground.directory());
    }

    /** How others come to the database, also to the embedded one; only once it is ready. */
    public DatabaseConfig databaseAccess() {
        return ground.database().access();
    }

    /** Where devices and hotlines connect, {@code tcp://host:port}. */
    public URI mqtt() {
        return ports.mqtt();
    }

    public int mqttPort() {
        return ports.mqttPort();
    }

    /** Where they connect over TLS, {@code ssl://host:port}; only where that is configured. */
    public URI mqttOverTls() {
        return ports.mqttOverTls(doors.mqtt().tlsPort());
    }

    /** Tells devices something. */
    public Commands commands() {
        return care.commands();
    }

    /** Where watches connect over TCP; 0 where there is no door for them. */
    public int watchPort() {
        WatchDoor watches = doors.watches();
        return watches == null ? 0 : watches.port();
    }

    /** Who is online since when, and who is not and why. */
    public Presences presences() {
        return ground.presences();
    }

    /** What is watched for whom. */
    public Plans plans() {
        return care.plans();
    }

    public int webPort() {
        return ports.webPort();
    }

    /** Everything it measures. */
    public MeterRegistry meters() {
        return ground.meters();
    }

    /** The hub in a few numbers, as {@code GET /api/status} says it. */
    public GatewayStatus status() {
        return pages.status().get();
    }

    /** Stores and acknowledges what it has, then ends every connection and every part. */
    @Override
    public void close() {
        lanes.readings().close();
        care.alarms().close();
        parts.close();
    }
}
