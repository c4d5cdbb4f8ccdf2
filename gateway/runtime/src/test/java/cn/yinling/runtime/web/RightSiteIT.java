package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.yinling.runtime.process.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whom a request is for and whose page has sent it, over real sockets. */
class RightSiteIT {
    private static final String UPGRADE =
            "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    private final PrometheusMeterRegistry metrics = Metrics.registry("trial");
    private final AtomicInteger pressed = new AtomicInteger();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Vertx vertx;
    private WebServer server;

    @BeforeEach
    void start() {
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
        vertx = Metrics.vertx(metrics);
        server =
                WebServer.start(
                        vertx,
                        new WebConfig("127.0.0.1", 0).named("care.example"),
                        metrics,
                        new Health(),
                        router -> {
                            router.post("/api/sos")
                                    .handler(context -> {
                                        pressed.incrementAndGet();
                                        context.response().setStatusCode(202).end();
                                    });
                            router.get("/api/seat")
                                    .handler(context -> context.request().toWebSocket());
                            router.get("/api/search")
                                    .handler(context ->
                                            context.end(context.queryParam("q").toString()));
                            StaticSite.mount(router, "web");
                        });
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    @Test
    void reboundNameReachesNothing() {
        String press = ask("POST /api/sos HTTP/1.1", "Host: evil.example", "Content-Length: 0");
        assertThat(press).startsWith("HTTP/1.1 421 ").contains("problem+json", "wrong-host");
        assertThat(pressed).hasValue(0);
        assertThat(ask("GET / HTTP/1.1", "Host: evil.example:" + server.port()))
                .startsWith("HTTP/1.1 421 ")
                .contains("text/plain; charset=utf-8", "web.names")
                .doesNotContain("<html");
        assertThat(ask("GET /api/seat HTTP/1.1", "Host: evil.example", UPGRADE))
                .startsWith("HTTP/1.1 421 ");
        // An absolute target wins over Host (RFC 9112, section 3.2.2).
        assertThat(ask("GET http://evil.example/ HTTP/1.1", "Host: 127.0.0.1"))
                .doesNotContain("<html");
    }

    @Test
    void pageOfAnotherSitePressesNothing() {
        String press =
                ask(
                        "POST /api/sos HTTP/1.1",
                        "Host: 127.0.0.1:" + server.port(),
                        "Origin: http://evil.example",
                        "Content-Length: 0");
        assertThat(press).startsWith("HTTP/1.1 403 ").contains("foreign-origin");
        assertThat(
                        ask(
                                "POST /api/sos HTTP/1.1",
                                "Host: evil.example",
                                "Origin: http://evil.example",
                                "Content-Length: 0"))
                .startsWith("HTTP/1.1 421 ");
        assertThat(pressed).hasValue(0);
        assertThat(
                        ask(
                                "GET /api/seat HTTP/1.1",
                                "Host: 127.0.0.1:" + server.port(),
                                "Origin: http://evil.example",
                                UPGRADE))
                .startsWith("HTTP/1.1 403 ");
    }

    @Test
    void ownPagePressesByAddressByNameAndBehindAProxy() {
        String here = "127.0.0.1:" + server.port();
        press("Host: " + here, "Origin: http://" + here);
        press("Host: care.example", "Origin: https://care.example");
        press("Host: " + here, "Origin: https://care.example");
        press("Host: " + here, "X-Program: without an origin");
        assertThat(pressed).hasValue(4);
    }

    private void press(String... headers) {
        assertThat(ask("POST /api/sos HTTP/1.1", String.join("\r\n", headers), "Content-Length: 0"))
                .startsWith("HTTP/1.1 202 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void healthAndMetricsAreForAnybody(String path) {
        assertThat(ask("GET %s HTTP/1.1".formatted(path), "Host: gateway-7.cluster.local"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET %s HTTP/1.0".formatted(path))).startsWith("HTTP/1.0 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nConnection: close",
                "GET / HTTP/1.0",
                "GET /api/search?q=1 HTTP/1.0",
                "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\nConnection: close",
                "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close",
                "GET /api/search?q=%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "GET /api/search?%=%&&==;; HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "GET /%00%ff%2e%2e/%5c HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: =;;=\u0001\r\nConnection: close",
                "GET /\u0000 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "CONNECT 127.0.0.1:443 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close",
                "BREW / HTCPCP/1.0"
            })
    void brokenRequestIsTheSendersFaultAndLeavesNoTraceInTheLog(String request) {
        String answer = RawHttp.ask(server.port(), request);

        assertThat(answer).matches("(?s)([A-Z]+/1.[01] (4\\d\\d|50[15]) .*)?");
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .isEmpty();
    }

    @Test
    void wrongNamesAreOneWarning() {
        for (int i = 0; i < 20; i++) {
            ask("GET / HTTP/1.1", "Host: evil-%d.example".formatted(i));
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getFormattedMessage())
                                .contains("evil-0.example", "web.names"));
        assertThat(metrics.counter("yinling.web.refused", "reason", "wrong-host").count())
                .isEqualTo(20);
    }

    private String ask(String... lines) {
        String[] closing = new String[lines.length + 1];
        System.arraycopy(lines, 0, closing, 0, lines.length);
        closing[lines.length] = "Connection: close";
        return RawHttp.ask(server.port(), closing);
    }
}
