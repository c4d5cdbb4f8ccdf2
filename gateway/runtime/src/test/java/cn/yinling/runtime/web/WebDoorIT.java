package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.runtime.process.Metrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who says nothing, little, or too much at once, over real sockets. */
class WebDoorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_OF_ADDRESS = 40;
    private static final WebLimits HASTY =
            new WebLimits(
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    60,
                    MOST_OF_ADDRESS);

    /** Long enough for a busy machine to say something in, short enough to wait for. */
    private static final Duration WHILE = Duration.ofSeconds(2);

    private static final WebLimits CALM =
            new WebLimits(WHILE, WHILE, Duration.ofMillis(300), 60, MOST_OF_ADDRESS);
    private static final WebLimits SLOW =
            new WebLimits(PATIENCE, PATIENCE, PATIENCE, 60, MOST_OF_ADDRESS);

    private final PrometheusMeterRegistry metrics = Metrics.registry("trial");
    private final CompletableFuture<HttpServerResponse> stream = new CompletableFuture<>();
    private final CompletableFuture<ServerWebSocket> socket = new CompletableFuture<>();
    private final Vertx vertx = Metrics.vertx(metrics);
    private @Nullable WebServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        vertx.close().await();
    }

    private int port() {
        return Objects.requireNonNull(server).port();
    }

    private void serve(WebLimits limits) {
        server = started(limits);
    }

    private WebServer started(WebLimits limits) {
        return WebServer.start(
                vertx,
                new WebConfig("127.0.0.1", 0).within(limits),
                metrics,
                new Health(),
                router -> {
                    router.post("/api/body")
                            .handler(BodyHandler.create(false))
                            .handler(context -> context.end("taken"));
                    router.get("/api/live")
                            .handler(context -> {
                                context.response().setChunked(true).write("first;");
                                stream.complete(context.response());
                            });
                    router.get("/api/seat")
                            .handler(context ->
                                    context.request().toWebSocket().onSuccess(socket::complete));
                    router.get("/api/much")
                            .handler(context -> context.end(Buffer.buffer(new byte[64 << 20])));
                });
    }

    private double ended(String why) {
        return metrics.counter("yinling.web.ended", "reason", why).count();
    }

    private double open() {
        return metrics.get("yinling.web.connections").gauge().value();
    }

    private static List<RawHttp> open(int port, int sockets) {
        return Stream.generate(() -> RawHttp.open(port)).limit(sockets).toList();
    }

    @Test
    void silentSocketsAreEndedAndHundredsAreFewer() {
        serve(HASTY);
        List<RawHttp> silent = open(port(), 300);
        silent.forEach(socket -> assertThat(socket.rest()).isEmpty());
        await().atMost(PATIENCE).until(() -> open() == 0);
        assertThat(ended("head") + ended("crowd")).isEqualTo(300);
        silent.forEach(RawHttp::close);
        assertThat(live()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void addressHasNoMoreThanItsShareAtATime() {
        serve(SLOW);
        List<RawHttp> silent = open(port(), 300);
        await().atMost(PATIENCE).until(() -> ended("crowd") == 300 - MOST_OF_ADDRESS);
        assertThat(open()).isEqualTo(MOST_OF_ADDRESS);
        silent.forEach(RawHttp::close);
        await().atMost(PATIENCE).until(() -> open() == 0);
        assertThat(live()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void byteNowAndThenDoesNotMakeAHeadOrABodyLonger() {
        serve(CALM);
        try (RawHttp head = RawHttp.open(port());
                RawHttp body = RawHttp.open(port())) {
            head.say("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ");
            body.say(
                    "POST /api/body HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n");
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !head.drip() && !body.drip());
        }
        assertThat(ended("head")).isEqualTo(1);
        assertThat(ended("body")).isEqualTo(1);
    }

    @Test
    void connectionWaitsForItsNextRequestAndNotForEver() {
        serve(new WebLimits(PATIENCE, PATIENCE, WHILE, 60, MOST_OF_ADDRESS));
        try (RawHttp socket = RawHttp.open(port())) {
            for (int i = 0; i < 3; i++) {
                socket.say("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                socket.until("\"live\"}");
            }
            socket.say(
                    "POST /api/body HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
            socket.until("100 Continue");
            socket.say("x");
            socket.until("taken");
            assertThat(socket.rest()).isEmpty();
        }
        assertThat(ended("idle")).isEqualTo(1);
    }

    @Test
    void streamOfEventsAndWebSocketMaySayNothingForLongerAndAreCounted() {
        serve(CALM);
        try (RawHttp reader = RawHttp.open(port());
                RawHttp seat = RawHttp.open(port());
                RawHttp idle = RawHttp.open(port())) {
            reader.say("GET /api/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            reader.until("first;");
            seat.say(
                    String.join(
                            "\r\n",
                            "GET /api/seat HTTP/1.1",
                            "Host: 127.0.0.1",
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "",
                            ""));
            seat.until("\r\n\r\n");
            // Twice over, one after the other, somebody is ended who came later.
            idle.rest();
            try (RawHttp later = RawHttp.open(port())) {
                later.rest();
            }
            await().atMost(PATIENCE).until(() -> open() == 2);
            stream.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join().write("second;");
            reader.until("second;");
            socket.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
                    .join()
                    .writeTextMessage("still here");
            seat.until("still here");
        }
    }

    @Test
    void whoDoesNotReadTheAnswerIsEnded() {
        serve(CALM);
        try (RawHttp socket = RawHttp.open(port())) {
            socket.say("GET /api/much HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            await().atMost(PATIENCE).until(() -> ended("unread") == 1);
        }
    }

    private String live() {
        return RawHttp.ask(port(), "GET /health/live HTTP/1.1", "Host: a", "Connection: close");
    }
}
