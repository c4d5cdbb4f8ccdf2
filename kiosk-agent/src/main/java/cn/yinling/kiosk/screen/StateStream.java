package cn.yinling.kiosk.screen;

import cn.yinling.kiosk.sos.Sos;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.runtime.web.EventStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
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
    private static final int UNREAD_MOST_BYTES = 64 * 1024;

    private final ShownPlace place;
    private final SosDesk desk;
    private final BooleanSupplier isConnected;
    private final Clock clock;
    private final Set<EventStream> pages = ConcurrentHashMap.newKeySet();
    private @Nullable StateMessage last;

    StateStream(ShownPlace place, SosDesk desk, BooleanSupplier isConnected, Clock clock) {
        this.place = place;
        this.desk = desk;
        this.isConnected = isConnected;
        this.clock = clock;
    }

    /** Serves one page until it goes away. A page that does not read comes back for the state. */
    void open(RoutingContext context) {
        EventStream page = EventStream.of(context, UNREAD_MOST_BYTES, () -> {});
        page.begin(() -> pages.remove(page));
        synchronized (this) {
            pages.add(page);
            page.send(event(state()));
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
        send(EventStream.HEARTBEAT);
    }

    private void send(Buffer event) {
        pages.forEach(page -> page.send(event));
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

    private static Buffer event(StateMessage state) {
        return EventStream.event(null, "state", state);
    }
}
