package cn.yinling.hub.api;

import cn.yinling.link.json.LinkJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * An error as RFC 9457 has it: {@code application/problem+json}. Immutable.
 *
 * @param type {@code about:blank}: the status says it all
 * @param detail what is wrong here, and what to do
 */
public record Problem(String type, String title, int status, String detail) {
    public static Problem badRequest(String detail) {
        return new Problem("about:blank", "Bad Request", 400, detail);
    }

    static Problem unauthorized(String detail) {
        return new Problem("about:blank", "Unauthorized", 401, detail);
    }

    static Problem forbidden(String detail) {
        return new Problem("about:blank", "Forbidden", 403, detail);
    }

    public static Problem unavailable(String detail) {
        return new Problem("about:blank", "Service Unavailable", 503, detail);
    }

    /** Answers with it. */
    public void answer(RoutingContext context) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(LinkJson.write(this)));
    }
}
