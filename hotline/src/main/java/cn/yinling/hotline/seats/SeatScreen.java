package cn.yinling.hotline.seats;

import io.vertx.core.http.ServerWebSocket;
import org.jspecify.annotations.Nullable;

/**
 * The screen of a seat. A browser that reads too slowly gets the newest view when it can, not all
 * of them. Thread-safe.
 */
public final class SeatScreen {
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
        synchronized (this) {
            if (written == null && socket.writeQueueFull()) {
                held = view;
                return;
            }
            held = null;
        }
        write(view, written);
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
        if (socket.isClosed()) {
            return;
        }
        var sent = socket.writeTextMessage(message);
        if (written != null) {
            sent.onSuccess(_ -> written.run());
        }
    }
}
