package cn.yinling.hub.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusIT {
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(2);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void statusCountsWhoIsOnlineAndWhatIsDurable() throws Exception {
        try (Listening hotline =
                        Listening.start(running.hotline().subscribedTo(Topic.ALARMS), false);
                Listening bed = Listening.start(running.device("bed-0001"));
                Listening kiosk = Listening.start(running.device("kiosk-01"))) {
            bed.publish("care/v1/bed-0001/readings", utf8("[{\"n\":\"hr\",\"v\":64}]"));
            kiosk.publish("care/v1/kiosk-01/alarm", utf8("[{\"n\":\"sos\",\"vb\":true}]"));
            await().until(() -> !hotline.heard().isEmpty());
            await().until(() -> running.gateway().status().alarmsOpen() == 1);

            GatewayStatus status =
                    LinkJson.read(
                            get("/api/status").body().getBytes(StandardCharsets.UTF_8),
                            GatewayStatus.class);
            assertThat(status.devicesOnline())
                    .containsEntry("bed", 1)
                    .containsEntry("kiosk", 1)
                    .containsEntry("watch", 0);
            assertThat(status.hotlinesOnline()).isEqualTo(1);
            assertThat(status.messagesCommitted()).isEqualTo(1);
            assertThat(status.alarmsOpen()).isEqualTo(1);
            assertThat(status.alarmsUntaken()).isEqualTo(1);
            assertThat(status.database()).isEqualTo("ready");
        }
    }

    @Test
    void metricsAreThereForPrometheusWithoutAnyName() throws Exception {
        String metrics = get("/metrics").body();
        assertThat(metrics)
                .contains("yinling_readings_committed_total", "yinling_alarms_committed_seconds")
                .contains("yinling_refused_total{process=\"gateway\",reason=\"implausible\"}")
                .doesNotContain("bed-0001");
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(running.gateway().webPort(), path));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
