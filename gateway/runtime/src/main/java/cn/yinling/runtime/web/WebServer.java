package cn.yinling.runtime.web;

import cn.yinling.runtime.process.CannotStartException;
import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.runtime.tls.TlsFiles;
import cn.yinling.runtime.tls.TlsWatch;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of a process. {@code /health/live} answers while the process can, {@code
 * /health/ready} is 503 with the reasons while a part does not work, {@code /metrics} is for
 * Prometheus. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    private static final int HANDSHAKE_SECONDS = 10;

    private final HttpServer server;
    private final @Nullable TlsWatch tls;

    private WebServer(HttpServer server, @Nullable TlsWatch tls) {
        this.server = server;
        this.tls = tls;
    }

    /**
     * Listens, and returns when it does. Not to be called on an event loop.
     *
     * @param routes adds the process's own routes
     * @throws PortTakenException where somebody else listens there
     * @throws CannotStartException where certificate and key cannot be used
     */
    public static WebServer start(
            Vertx vertx,
            WebConfig config,
            PrometheusMeterRegistry metrics,
            Health health,
            Consumer<Router> routes) {
        Proxies proxies = Proxies.of(config.proxies());
        TlsWatch tls = tls(config);
        HttpServerOptions options = options(config);
        HttpServer server =
                vertx.createHttpServer(tls == null ? options : tls.applyTo(options))
                        .connectionHandler(new WebDoor(config.limits(), proxies, metrics))
                        .requestHandler(
                                new RightSite(
                                        SiteNames.of(config),
                                        metrics,
                                        router(vertx, proxies, metrics, health, routes)));
        try {
            server.listen().await();
        } catch (Exception e) { // await() throws what the future failed with, checked or not
            throw explained(config, e);
        }
        if (tls != null) {
            tls.serves(server::updateSSLOptions);
            tls.start();
        }
        return new WebServer(server, tls);
    }

    private static Router router(
            Vertx vertx,
            Proxies proxies,
            PrometheusMeterRegistry metrics,
            Health health,
            Consumer<Router> routes) {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders());
        router.route()
                .handler(context -> {
                    proxies.client(context.request()).rememberIn(context);
                    context.next();
                });
        router.get("/health/live")
                .handler(context -> context.json(new JsonObject().put("status", "live")));
        router.get("/health/ready").handler(context -> ready(context, health));
        router.get("/metrics").handler(context -> scrape(context, metrics));
        routes.accept(router);
        router.errorHandler(400, WebServer::failed).errorHandler(500, WebServer::failed);
        return router;
    }

    private static @Nullable TlsWatch tls(WebConfig config) {
        WebTlsConfig secure = config.tls();
        return secure == null
                ? null
                : new TlsWatch(
                        "web",
                        new TlsFiles(secure.certificate(), secure.key(), null),
                        HANDSHAKE_SECONDS);
    }

    private static HttpServerOptions options(WebConfig config) {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setCompressionSupported(true)
                // It would wait for the first bytes before it tells of a connection.
                .setHttp2ClearTextEnabled(false)
                // A telephone in a page asks for it (RFC 7118); who asks for none gets none.
                .addWebSocketSubProtocol("sip")
                // WebSockets are of HTTP/1.1, and so are the limits of WebDoor.
                .setUseAlpn(false)
                .setTcpNoDelay(true);
    }

    private static RuntimeException explained(WebConfig config, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new PortTakenException("web", config.host(), config.port(), "web.port", e);
            }
        }
        return e instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("cannot listen", e);
    }

    /** What nobody else has answered for. A request that cannot be read is its sender's fault. */
    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        if (status < 400 || status >= 500) {
            status = 500;
            LOG.error("a request failed", context.failure());
        }
        if (!context.response().ended()) {
            context.response().setStatusCode(status).end();
        }
    }

    private static void ready(RoutingContext context, Health health) {
        Map<String, String> problems = health.problems();
        JsonObject body =
                new JsonObject().put("status", problems.isEmpty() ? "ready" : "not ready");
        problems.forEach(body::put);
        context.response().setStatusCode(problems.isEmpty() ? 200 : 503);
        context.json(body);
    }

    private static void scrape(RoutingContext context, PrometheusMeterRegistry metrics) {
        String type = "text/plain; version=0.0.4; charset=utf-8";
        // Some milliseconds, in which no connection of an event loop would be served.
        context.vertx()
                .executeBlocking(() -> metrics.scrape(type), false)
                .onSuccess(text -> context.response().putHeader("Content-Type", type).end(text))
                .onFailure(context::fail);
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        if (tls != null) {
            tls.close();
        }
        server.close().await();
    }
}
