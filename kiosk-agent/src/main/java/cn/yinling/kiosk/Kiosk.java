package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.screen.Screen;
import cn.yinling.kiosk.screen.ShownPlace;
import cn.yinling.kiosk.sos.SosBook;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.kiosk.uplink.Uplink;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.web.Health;
import cn.yinling.runtime.web.WebServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A kiosk, put together and running: page, outbox, uplink. The page comes up whatever else is
 * broken. Thread-safe.
 */
public final class Kiosk implements AutoCloseable {
    private final Vertx vertx;
    private final OutboxFile file;
    private final Uplink uplink;
    private final Housekeeping housekeeping;
    private final WebServer web;

    private Kiosk(KioskConfig config, Clock clock, PrometheusMeterRegistry metrics) {
        DeviceId id = new DeviceId(config.id());
        Changes changes = new Changes();
        file = new OutboxFile(config.outbox(), List.of(Outbox.SCHEMA, SosBook.SCHEMA));
        Outbox outbox = new Outbox(file);
        SosDesk desk = new SosDesk(id, config.sos(), file, outbox, clock, metrics, changes);
        uplink = new Uplink(id, config.hub(), outbox, new GatewayWords(desk, changes), metrics);
        Duration keep = config.outbox().keepDone();
        housekeeping = new Housekeeping(desk, file, outbox, keep, clock, metrics);
        vertx = Metrics.vertx(metrics);
        ShownPlace place = new ShownPlace(config.id(), config.placeName(), config.hotlineNumber());
        Screen screen = new Screen(vertx, place, desk, uplink::isConnected, clock);
        changes.tell(uplink::wake);
        changes.tell(screen::refresh);
        Health health =
                new Health()
                        .check("outbox", file::problem)
                        .check(
                                "gateway",
                                () -> uplink.isConnected() ? uplink.problem() : "not connected")
                        .check("housekeeping", housekeeping::problem)
                        .check("refused", housekeeping::refusedProblem);
        web = listen(config, metrics, health, screen);
        // Only whoever has the port may touch the disk and the line: a second process by mistake
        // would take over the first one's session at the gateway.
        housekeeping.start();
        uplink.start();
    }

    private WebServer listen(
            KioskConfig config, PrometheusMeterRegistry metrics, Health health, Screen screen) {
        try {
            return WebServer.start(vertx, config.web(), metrics, health, screen::mount);
        } catch (RuntimeException e) {
            vertx.close().await();
            throw e;
        }
    }

    /**
     * Starts a kiosk and returns when its page can be opened.
     *
     * @throws cn.yinling.runtime.process.PortTakenException where its port is in use
     */
    public static Kiosk start(KioskConfig config) {
        return start(config, Clock.systemUTC());
    }

    static Kiosk start(KioskConfig config, Clock clock) {
        return new Kiosk(config, clock, Metrics.registry("kiosk"));
    }

    /** The port of the page. */
    public int port() {
        return web.port();
    }

    /** Ends in order within seconds; what the gateway does not have yet stays on the disk. */
    @Override
    public void close() {
        web.close();
        housekeeping.close();
        uplink.close();
        vertx.close().await();
        file.close();
    }
}
