package cn.yinling.kiosk.screen;

import cn.yinling.kiosk.sos.Press;
import cn.yinling.kiosk.sos.Sos;
import cn.yinling.kiosk.sos.SosDesk;
import cn.yinling.runtime.web.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/sos}: 202 once the press is durable, here or at the gateway; else 503, and the
 * page shows the number to ring. Errors are problem+json (RFC 9457).
 */
final class PressRoute {
    private static final Logger LOG = LoggerFactory.getLogger(PressRoute.class);
    // With the disk's two seconds still below the four after which the page asks again.
    private static final Duration GATEWAY_WITHIN = Duration.ofMillis(1500);

    private final SosDesk desk;
    private final ShownPlace place;

    PressRoute(SosDesk desk, ShownPlace place) {
        this.desk = desk;
        this.place = place;
    }

    void handle(RoutingContext context) {
        Optional<String> key = Optional.ofNullable(context.body().buffer()).flatMap(PressBody::key);
        if (key.isEmpty()) {
            problem(context, 400, "bad-key", "expected {\"key\": \"1 to 64 of A-Z a-z 0-9 - _\"}");
            return;
        }
        context.vertx()
                .executeBlocking(() -> desk.press(key.get()), false)
                .compose(this::durable)
                .onSuccess(sos -> accepted(context, sos))
                .onFailure(e -> notSaved(context, e));
    }

    private Future<Sos> durable(Press press) {
        return switch (press) {
            case Press.Saved(Sos sos) -> Future.succeededFuture(sos);
            case Press.Held(var received) ->
                    Future.fromCompletionStage(
                            received.orTimeout(GATEWAY_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
            case Press.Lost() -> Future.failedFuture("too much is held already");
        };
    }

    private static void accepted(RoutingContext context, Sos sos) {
        context.response()
                .setStatusCode(202)
                .putHeader("Content-Type", "application/json")
                .end(PressBody.of(sos.key()));
    }

    /** A body that is too large, or whatever else went wrong on the way to a press. */
    void failed(RoutingContext context) {
        if (context.statusCode() == 413) {
            problem(context, 413, "body-too-large", "a press needs no more than its key");
        } else {
            notSaved(context, new IllegalStateException("route failed", context.failure()));
        }
    }

    private void notSaved(RoutingContext context, Throwable why) {
        LOG.error("a press is neither saved nor received: {}", why.toString());
        problem(context, 503, "not-saved", "please ring " + place.hotlineNumber());
    }

    private static void problem(RoutingContext context, int status, String code, String detail) {
        Problem.coded(status, code, code.replace('-', ' '), detail).sendTo(context.response());
    }
}
