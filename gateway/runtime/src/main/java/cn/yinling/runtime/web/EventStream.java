package cn.yinling.runtime.web;

import cn.yinling.link.json.LinkJson;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * One reader of server-sent events (WHATWG HTML, section 9.2). What she does not read is not kept
 * for her: she is disconnected, comes back and is told how things are. Thread-safe; never blocks.
 */
public final class EventStream {
    /** Means nothing; a reader that is gone is found by it. */
    public static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final Context context;
    private final HttpServerResponse response;
    private final Runnable onSlow;

    private EventStream(Context context, HttpServerResponse response, Runnable onSlow) {
        this.context = context;
        this.response = response;
        this.onSlow = onSlow;
    }

    /**
     * One that has not begun to answer; on the event loop.
     *
     * @param unreadMost bytes that may wait for her
     * @param onSlow called when she is disconnected for leaving more unread
     */
    public static EventStream of(RoutingContext request, int unreadMost, Runnable onSlow) {
        HttpServerResponse response = request.response().setWriteQueueMaxSize(unreadMost);
        return new EventStream(request.vertx().getOrCreateContext(), response, onSlow);
    }

    /**
     * Begins to answer; on the event loop.
     *
     * @param gone called when she has gone, for whatever reason
     */
    public void begin(Runnable gone) {
        response.closeHandler(_ -> gone.run());
        response.exceptionHandler(_ -> gone.run());
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Content-Encoding", "identity") // a compressor would hold events back
                .putHeader("X-Accel-Buffering", "no"); // and so would a proxy
    }

    /**
     * An event as it stands on the wire.
     *
     * @param id by which a reader who comes back says what she has; null where she need not
     */
    public static Buffer event(@Nullable String id, String name, Object data) {
        Buffer event = Buffer.buffer();
        if (id != null) {
            event.appendString("id: ").appendString(id).appendString("\n");
        }
        return event.appendString("event: ")
                .appendString(name)
                .appendString("\ndata: ")
                .appendBytes(LinkJson.write(data)) // JSON of ours has no line breaks
                .appendString("\n\n");
    }

    public void send(Buffer event) {
        context.runOnContext(_ -> {
            if (isOver()) {
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

    /** Ends it from this side. */
    public void end() {
        context.runOnContext(_ -> {
            if (!isOver()) {
                response.end();
            }
        });
    }

    private boolean isOver() {
        return response.ended() || response.closed();
    }
}
