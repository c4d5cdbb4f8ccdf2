package cn.yinling.hub.view.live;

import cn.yinling.link.json.LinkJson;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** Events as they stand on the wire (WHATWG HTML, section 9.2). Stateless. */
final class LiveEvent {
    static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private LiveEvent() {}

    /**
     * An event.
     *
     * @param id by which a reader who comes back says what it has; null where it need not
     */
    static Buffer of(@Nullable String id, String name, Object data) {
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
}
