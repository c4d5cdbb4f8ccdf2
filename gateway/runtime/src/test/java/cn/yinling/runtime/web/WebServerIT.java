package cn.yinling.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.process.Metrics;
import cn.yinling.runtime.process.PortTakenException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<@Nullable String> problem = new AtomicReference<>();
    private final PrometheusMeterRegistry metrics = Metrics.registry("trial");
    private final Health health = new Health().check("database", problem::get);
    private Vertx vertx;
    private WebServer server;

    @BeforeEach
    void start() {
        vertx = Metrics.vertx(metrics);
        server =
                WebServer.start(
                        vertx,
                        new WebConfig("127.0.0.1", 0),
                        metrics,
                        health,
                        router -> StaticSite.mount(router, "web"));
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void readinessNamesTheProblemAndComesBack() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        problem.set("connection refused");
        HttpResponse<String> away = get("/health/ready");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("\"database\":\"connection refused\"");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        problem.set(null);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsSpeakPrometheus() throws Exception {
        get("/health/live");
        assertThat(get("/metrics").body())
                .contains("jvm_memory_used_bytes")
                .contains("vertx_http_server_requests_total")
                .contains("process=\"trial\"");
    }

    @Test
    void pagesComeAsUtf8UnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = get("/");

        assertThat(page.body()).contains("银铃");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .doesNotContain("immutable");
        assertThat(get("/assets/a.js").headers().firstValue("Cache-Control"))
                .get()
                .asString()
                .contains("immutable");
        assertThat(get("/../pom.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void takenPortIsNamedWithTheKeyToChange() {
        WebConfig taken = new WebConfig("127.0.0.1", server.port());

        assertThatThrownBy(() -> WebServer.start(vertx, taken, metrics, health, router -> {}))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("web port 127.0.0.1:%d is taken".formatted(server.port()))
                .hasMessageContaining("web.port");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
