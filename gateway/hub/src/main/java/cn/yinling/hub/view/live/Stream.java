package cn.yinling.hub.view.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One reader. What she does not read is not kept for her: she is disconnected, comes back and gets
 * a snapshot. Thread-safe; never blocks.
 */
final class Stream {
    /** A snapshot is about half of it at most. */
    private static final int UNREAD_MOST_BYTES = 512 * 1024;

    private final Context context;
    private final HttpServerResponse response;
    private final BooleanSupplier stillMay;
    private final Set<String> devices;
    private final Runnable onSlow;

    /**
     * One that has not begun to answer.
     *
     * @param stillMay whether the reader is still signed in
     * @param devices whose readings she wants
     * @param onSlow called when she is disconnected for being slow
     */
    Stream(
            Context context,
            HttpServerResponse response,
            BooleanSupplier stillMay,
            Set<String> devices,
            Runnable onSlow) {
        this.context = context;
        this.response = response;
        this.stillMay = stillMay;
        this.devices = Set.copyOf(devices);
        this.onSlow = onSlow;
    }

    /** Begins to answer; on the event loop. */
    void begin() {
        response.setChunked(true)
                .setWriteQueueMaxSize(UNREAD_MOST_BYTES)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Content-Encoding", "identity") // a compressor would hold events back
                .putHeader("X-Accel-Buffering", "no"); // and so would a proxy
    }

    Set<String> devices() {
        return devices;
    }

    void send(Buffer event) {
        context.runOnContext(_ -> {
            if (response.ended() || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                onSlow.run();
                response.reset();
            } else {
                response.write(event);
            }
        });
    }

    boolean stillMay() {
        return stillMay.getAsBoolean();
    }

    void end() {
        context.runOnContext(_ -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }
}
