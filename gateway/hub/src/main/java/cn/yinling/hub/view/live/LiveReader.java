package cn.yinling.hub.view.live;

import cn.yinling.runtime.web.EventStream;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Somebody who looks at the district as it is now. Thread-safe; never blocks.
 *
 * @param stillMay whether she is still signed in
 * @param devices whose readings she wants
 */
record LiveReader(EventStream stream, BooleanSupplier stillMay, Set<String> devices) {
    LiveReader {
        devices = Set.copyOf(devices);
    }

    void send(Buffer event) {
        stream.send(event);
    }

    void end() {
        stream.end();
    }
}
