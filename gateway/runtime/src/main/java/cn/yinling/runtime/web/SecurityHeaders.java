package cn.yinling.runtime.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** What every answer tells the browser it may not do. */
final class SecurityHeaders implements Handler<RoutingContext> {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; media-src 'self' blob:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        context.next();
    }
}
