package cn.yinling.hotline.seats;

import cn.yinling.hotline.calls.BrowserPhoneConfig;
import cn.yinling.link.json.LinkJson;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The telephone in an agent's page: its account, and its line to the exchange, which is SIP over
 * WebSocket (RFC 7118) and passes through here, so that the exchange's own door stays shut to
 * everybody else.
 */
final class PhoneRoute {
    static final String LINE = "/api/phone/line";

    private static final Logger LOG = LoggerFactory.getLogger(PhoneRoute.class);
    private static final String SIP = "sip";
    private static final Duration PING_EVERY = Duration.ofSeconds(15);
    private static final Buffer PING = Buffer.buffer("?");
    private static final int NOTHING = 204;
    private static final int AWAY = 503;

    private final Vertx vertx;
    private final PhoneAccounts accounts;
    private final BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn;
    private final WebSocketClient exchange;

    /**
     * Routes of signed-in agents.
     *
     * @param signedIn calls on with the session of a request, or refuses it
     */
    PhoneRoute(
            Vertx vertx,
            PhoneAccounts accounts,
            BiConsumer<RoutingContext, BiConsumer<RoutingContext, SeatSession>> signedIn) {
        this.vertx = vertx;
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.exchange = vertx.createWebSocketClient();
    }

    void mount(Router router) {
        router.get("/api/phone").handler(context -> signedIn.accept(context, this::account));
        router.get(LINE).handler(context -> signedIn.accept(context, this::line));
    }

    private void account(RoutingContext context, SeatSession session) {
        accounts.of(session.seat())
                .ifPresentOrElse(
                        account ->
                                context.response()
                                        .putHeader("Content-Type", "application/json")
                                        .putHeader("Cache-Control", "no-store")
                                        .end(Buffer.buffer(LinkJson.write(account))),
                        () -> context.response().setStatusCode(NOTHING).end());
    }

    private void line(RoutingContext context, SeatSession session) {
        BrowserPhoneConfig config = accounts.config();
        if (config == null || accounts.of(session.seat()).isEmpty()) {
            SeatProblems.NO_PHONE.sendTo(context.response());
            return;
        }
        HttpServerRequest request = context.request();
        request.pause();
        exchange.connect(to(config.webSocket()))
                .onSuccess(far ->
                        request.toWebSocket()
                                .onSuccess(near -> join(near, far))
                                .onFailure(failure -> far.close()))
                .onFailure(failure -> {
                    LOG.debug("the exchange takes no WebSocket", failure);
                    request.resume();
                    context.response().setStatusCode(AWAY).end();
                });
    }

    private static WebSocketConnectOptions to(URI address) {
        return new WebSocketConnectOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? 80 : address.getPort())
                .setURI(address.getRawPath())
                .addSubProtocol(SIP);
    }

    /** A telephone says nothing for a minute and more; the web server ends what is silent. */
    private void join(ServerWebSocket near, WebSocket far) {
        long pings = vertx.setPeriodic(PING_EVERY.toMillis(), _ -> near.writePing(PING));
        pass(near, far, () -> vertx.cancelTimer(pings));
        pass(far, near, () -> {});
    }

    private static void pass(WebSocketBase from, WebSocketBase to, Runnable closed) {
        from.textMessageHandler(to::writeTextMessage);
        from.binaryMessageHandler(to::writeBinaryMessage);
        from.exceptionHandler(failure -> LOG.debug("line of a telephone", failure));
        from.closeHandler(_ -> {
            closed.run();
            to.close();
        });
    }
}
