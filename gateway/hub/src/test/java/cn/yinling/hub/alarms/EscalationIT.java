package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody answers: somebody else must hear of it. */
class EscalationIT {
    private static final byte[] SOS =
            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
    private static final Duration NOW = Duration.ofMillis(100);

    /** Whatever a busy machine makes of a PUBACK. */
    private static final Duration NEVER = Duration.ofHours(1);

    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private HttpServer webhook;

    @SuppressWarnings("NullAway.Init") // each test starts it as it needs it
    private RunningGateway running;

    @BeforeEach
    void listen() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext(
                "/",
                exchange -> {
                    try {
                        notices.add(LinkJson.tree(exchange.getRequestBody().readAllBytes()));
                        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
                        // The first one is refused: it must be told again.
                        exchange.sendResponseHeaders(notices.size() == 1 ? 503 : 204, -1);
                    } catch (cn.yinling.link.json.MalformedJsonException e) {
                        throw new IOException(e);
                    }
                });
        webhook.start();
    }

    private void start(Duration untakenAfter, Duration unansweredAfter) {
        EscalationConfig escalation =
                new EscalationConfig(
                        untakenAfter,
                        unansweredAfter,
                        Duration.ofMinutes(5),
                        URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/"),
                        new Secret("a-token-of-the-webhook"));
        AlarmsConfig alarms =
                new AlarmsConfig(
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(30),
                        StormConfig.defaults(),
                        escalation);
        running = RunningGateway.withBeds(1, RunningGateway.config().withAlarms(alarms));
    }

    @AfterEach
    void stop() {
        running.close();
        webhook.stop(0);
    }

    @Test
    void alarmThatNoHotlineTakesGoesToTheWebhookUntilItHasIt() {
        start(NOW, NEVER);
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", SOS);
            await().atMost(Duration.ofSeconds(40)).until(() -> notices.size() == 2);
            JsonNode notice = notices.getLast();
            assertThat(notice.path("reason").asText()).isEqualTo("untaken");
            assertThat(notice.path("alarm").path("resident").path("id").asText())
                    .isEqualTo("r-0001");
            assertThat(tokens).containsOnly("Bearer a-token-of-the-webhook");
            await().atMost(Duration.ofSeconds(40))
                    .until(() ->
                            running.count(
                                            "select count(*) from alarm_event where kind = 'escalated'")
                                    == 1);
        }
    }

    @Test
    void alarmThatAHotlineHasButNobodyAnswersIsToldToo() {
        start(NEVER, NOW);
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                Listening bed = Listening.start(running.device("bed-0001"))) {
            bed.publish("care/v1/bed-0001/alarm", SOS);
            await().atMost(Duration.ofSeconds(40)).until(() -> hotline.heard().size() == 1);
            await().atMost(Duration.ofSeconds(40)).until(() -> !notices.isEmpty());
            assertThat(notices.getFirst().path("reason").asText()).isEqualTo("unanswered");
        }
    }
}
