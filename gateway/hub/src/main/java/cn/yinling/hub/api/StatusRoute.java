package cn.yinling.hub.api;

import cn.yinling.link.json.LinkJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** {@code GET /api/status}. */
public final class StatusRoute {
    private StatusRoute() {}

    public static void mount(Router router, Supplier<GatewayStatus> status) {
        router.get("/api/status")
                .produces("application/json")
                .handler(context ->
                        context.response()
                                .putHeader("Content-Type", "application/json; charset=utf-8")
                                .putHeader("Cache-Control", "no-store")
                                .end(Buffer.buffer(LinkJson.write(status.get()))));
    }
}
