package cn.yinling.hotline.seats;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The screen of a seat. A browser that reads too slowly gets the newest view when it can, not all
 * of them. Thread-safe.
 */
public final class SeatScreen {
    private static final Logger LOG = LoggerFactory.getLogger(SeatScreen.class);

    /** The session has ended: sign in. */
    public static final short CLOSED_SESSION_ENDED = 4401;

    /** Another window of the same agent has taken over. */
    public static final short CLOSED_REPLACED = 4409;

    /** A person has taken a robot's seat, or somebody else has it. */
    public static final short CLOSED_SEAT_TAKEN = 4410;

    private final ServerWebSocket socket;
    private @Nullable String held;

    SeatScreen(ServerWebSocket socket) {
        this.socket = socket;
        socket.drainHandler(_ -> drained());
    }

    /**
     * Shows a view.
     *
     * @param written is run once it has left for the browser, not at all where it cannot
     */
    public void show(String view, @Nullable Runnable written) {
        if (written != null || !isHeld(view)) {
            write(view, written);
        }
    }

    private synchronized boolean isHeld(String view) {
        held = null;
        if (socket.isClosed()) {
            return true;
        }
        try {
            if (socket.writeQueueFull()) {
                held = view;
            }
            return held != null;
        } catch (IllegalStateException e) {
            // It was closed since we looked, on another thread.
            LOG.debug("a screen closed while it was shown something", e);
            return true;
        }
    }

    void answer(String reply) {
        write(reply, null);
    }

    /** Ends it with one of the codes above. */
    public void close(short code, String reason) {
        if (!socket.isClosed()) {
            socket.close(code, reason);
        }
    }

    private void drained() {
        String view;
        synchronized (this) {
            view = held;
            held = null;
        }
        if (view != null) {
            write(view, null);
        }
    }

    private void write(String message, @Nullable Runnable written) {
        Future<Void> sent = socket.writeTextMessage(message);
        if (written != null) {
            sent.onSuccess(_ -> written.run());
        }
    }
}
