package cn.yinling.runtime.web.api;

import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.web.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a call is answered with. */
public sealed interface Answer {

    /** A body that is there as a whole. Immutable. */
    @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
    record Content(int status, String type, byte[] body, Map<String, String> headers)
            implements Answer {
        public Content {
            headers = Map.copyOf(headers);
        }

        /** The same with another header. */
        public Content with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Content(status, type, body, more);
        }

        /** The same with its version, to be named in {@code If-Match}. */
        public Content withVersion(long version) {
            return with("ETag", "\"" + version + "\"");
        }
    }

    /** Done, and nothing to say: 204. */
    record Nothing() implements Answer {}

    /** What is wrong. */
    record Wrong(Problem problem) implements Answer {}

    /**
     * A body that is written piece by piece.
     *
     * @param fileName under which a browser keeps it
     */
    record Pieces(String type, String fileName, Writing writing) implements Answer {}

    /**
     * Takes over the connection, on its event loop, or says why it does not.
     *
     * @param taker answers null where it has taken over
     */
    record Takeover(Function<RoutingContext, @Nullable Problem> taker) implements Answer {}

    /** Writes pieces; blocks while the reader is slow. */
    @FunctionalInterface
    interface Writing {
        void to(Consumer<Buffer> out);
    }

    static Content json(Object value) {
        return json(200, value);
    }

    static Content json(int status, Object value) {
        return new Content(
                status, "application/json; charset=utf-8", LinkJson.write(value), Map.of());
    }

    /** 201 with where it is. */
    static Content created(String location, Object value) {
        return json(201, value).with("Location", location);
    }

    /** 202 with where it can be watched. */
    static Content accepted(String location, Object value) {
        return json(202, value).with("Location", location);
    }

    static Content text(String type, String body) {
        return new Content(
                200, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer wrong(Problem problem) {
        return new Wrong(problem);
    }

    static Answer nothing() {
        return new Nothing();
    }
}
