package cn.yinling.hotline.seats;

import cn.yinling.hotline.cases.Case;
import cn.yinling.hotline.gateway.GatewayVitals;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.json.LinkJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** What was measured before a case, over HTTP, for the agent before whom it is. */
final class VitalsRoute {
    private final Vertx vertx;
    private final Floor floor;
    private final GatewayVitals vitals;
    private final BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn;

    /**
     * A route of signed-in agents.
     *
     * @param signedIn calls on with the session of a request, or refuses it
     */
    VitalsRoute(
            Vertx vertx,
            Floor floor,
            GatewayVitals vitals,
            BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn) {
        this.vertx = vertx;
        this.floor = floor;
        this.vitals = vitals;
        this.signedIn = signedIn;
    }

    void mount(Router router) {
        router.get("/api/cases/:caseId/vitals")
                .handler(context -> signedIn.accept(context, this::ofCase));
    }

    private void ofCase(RoutingContext context, SeatSession session) {
        String caseId = Objects.requireNonNull(context.pathParam("caseId"));
        here(floor.shown(session, caseId))
                .onSuccess(shown ->
                        shown.ifPresentOrElse(
                                of -> answer(context, of),
                                () -> SeatProblems.NO_SUCH_CASE.sendTo(context.response())))
                .onFailure(context::fail);
    }

    private void answer(RoutingContext context, Case of) {
        Resident resident = of.alarm().resident();
        here(vitals.lately(of.alarm().device().id(), resident == null ? null : resident.id()))
                .onSuccess(lately ->
                        context.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(LinkJson.write(lately))))
                .onFailure(_ -> SeatProblems.GATEWAY_AWAY.sendTo(context.response()));
    }

    /** Goes on where the request came in. */
    private <T> Future<T> here(CompletionStage<T> stage) {
        return Future.fromCompletionStage(stage, vertx.getOrCreateContext());
    }
}
