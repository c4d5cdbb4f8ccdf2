package cn.yinling.kiosk.screen;

import cn.yinling.kiosk.sos.Sos;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.link.json.LinkJson;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The page's server-sent events (HTML standard, section 9.2): the state at once and after each
 * change. Thread-safe, never blocks.
 */
final class StateStream {
    private final ShownPlace place;
    private final SosDesk desk;
    private final BooleanSupplier isConnected;
    private final Clock clock;
    private final Set<HttpServerResponse> pages = ConcurrentHashMap.newKeySet();
    private @Nullable StateMessage last;

    StateStream(ShownPlace place, SosDesk desk, BooleanSupplier isConnected, Clock clock) {
        this.place = place;
        this.desk = desk;
        this.isConnected = isConnected;
        this.clock = clock;
    }

    /** Serves one page until it goes away. */
    void open(RoutingContext context) {
        HttpServerResponse page = context.response();
        page.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                // A compressor would keep an event back until its buffer is full.
                .putHeader("Content-Encoding", "identity");
        page.closeHandler(_ -> pages.remove(page));
        page.exceptionHandler(_ -> pages.remove(page));
        synchronized (this) {
            pages.add(page);
            page.write(event(state()));
        }
    }

    /** Tells all pages, where there is something new to see. */
    synchronized void refresh() {
        StateMessage state = state();
        if (last == null || !state.looksLike(last)) {
            last = state;
            send(event(state));
        }
    }

    /** A line that means nothing, by which a dead page is found. */
    void beat() {
        send(":\n\n");
    }

    private void send(String text) {
        pages.removeIf(page -> !isTold(page, text));
    }

    /** A page that does not read is let go; it connects again, and gets the state then. */
    private static boolean isTold(HttpServerResponse page, String text) {
        if (page.closed() || page.writeQueueFull()) {
            page.reset();
            return false;
        }
        page.write(text);
        return true;
    }

    private StateMessage state() {
        Optional<Sos> sos = desk.shown();
        boolean isServed = isConnected.getAsBoolean() && !sos.map(Sos::refused).orElse(false);
        return new StateMessage(
                clock.instant(),
                place.kiosk(),
                place.name(),
                place.hotlineNumber(),
                isServed ? StateMessage.Link.ONLINE : StateMessage.Link.OFFLINE,
                sos.map(one -> StateMessage.SosMessage.of(one, desk.presses())).orElse(null));
    }

    private static String event(StateMessage state) {
        String json = new String(LinkJson.write(state), StandardCharsets.UTF_8);
        return "event: state\ndata: " + json + "\n\n";
    }
}
