package cn.yinling.kiosk.screen;

import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.runtime.web.StaticSite;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The HTTP end of the touch page, as {@code screen/src/protocol.ts} has it. It needs neither the
 * gateway nor the disk to come up. Thread-safe.
 */
public final class Screen {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration BEAT_EVERY = Duration.ofSeconds(15);
    private static final int MOST_BODY_BYTES = 1024;

    private final StateStream stream;
    private final PressRoute presses;

    /**
     * Begins to look for what changes only by the time that passes.
     *
     * @param isConnected whether the gateway would hear a press now
     */
    public Screen(
            Vertx vertx, ShownPlace place, SosDesk desk, BooleanSupplier isConnected, Clock clock) {
        this.stream = new StateStream(place, desk, isConnected, clock);
        this.presses = new PressRoute(desk, place);
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> stream.refresh());
        vertx.setPeriodic(BEAT_EVERY.toMillis(), _ -> stream.beat());
    }

    /** Adds the page and its two routes. */
    public void mount(Router router) {
        router.get("/api/state").handler(stream::open);
        router.post("/api/sos")
                .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES))
                .handler(presses::handle)
                .failureHandler(presses::failed);
        StaticSite.mount(router, "web/kiosk");
    }

    /** Something has changed: the pages are told at once. Never blocks. */
    public void refresh() {
        stream.refresh();
    }
}
