package cn.yinling.hub.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.ApiConfig;
import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterApiIT {
    private static final String TOKEN = "a-token-of-a-test";
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        GatewayConfig free = RunningGateway.config();
        running = RunningGateway.withBeds(6, free.withApi(ApiConfig.ofToken(new Secret(TOKEN))));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void whatARefusedDeviceSentCanBeReadThere() throws Exception {
        String payload = "[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":900}]";
        send("bed-0001", "care/v1/bed-0001/readings", utf8(payload));

        JsonNode letter = letters("device=bed-0001", 1).get(0);
        assertThat(letter.get("topic").asText()).isEqualTo("care/v1/bed-0001/readings");
        assertThat(letter.get("reason").asText()).isEqualTo("implausible");
        assertThat(letter.get("detail").asText()).isEqualTo("'hr' is outside 0.0 to 350.0");
        assertThat(letter.get("text").asText()).isEqualTo(payload);
        assertThat(letter.get("payload").binaryValue()).isEqualTo(utf8(payload));
        assertThat(letter.get("payloadBytes").asInt()).isEqualTo(payload.length());
        assertThat(letter.get("receivedAt").asText()).endsWith("Z");
    }

    @Test
    void wrongTopicAndBinaryPayloadAreKeptAndLongOnesCut() throws Exception {
        byte[] binary = new byte[10_000];
        Arrays.fill(binary, (byte) 0x9f);
        send("bed-0002", "care/v1/bed-0003/readings", binary);

        JsonNode letter = letters("device=bed-0002&reason=not-authorized", 1).get(0);
        assertThat(letter.get("topic").asText()).isEqualTo("care/v1/bed-0003/readings");
        assertThat(letter.get("text").isNull()).isTrue();
        assertThat(letter.get("payload").binaryValue()).hasSize(4096).containsOnly(0x9f);
        assertThat(letter.get("payloadBytes").asInt()).isEqualTo(10_000);
    }

    @Test
    void wrongPasswordIsKeptWithoutThePassword() throws Exception {
        try (RawClient stranger = RawClient.open(running.gateway().mqttPort())) {
            stranger.connect(
                    RawClient.connecting(MqttVersion.MQTT_3_1_1, "raw", "bed-0004", "open-sesame")
                            .build());
        }
        JsonNode letter = letters("device=bed-0004", 1).get(0);
        assertThat(letter.get("reason").asText()).isEqualTo("bad-credentials");
        assertThat(letter.toString()).doesNotContain("sesame");
        assertThat(letter.get("payloadBytes").asInt()).isZero();
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() throws Exception {
        for (int number = 0; number < 7; number++) {
            send("bed-0005", "care/v1/bed-0005/readings", utf8("letter " + number));
        }
        letters("device=bed-0005", 7);
        List<String> texts = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body = json(get("?device=bed-0005&limit=3" + cursor, TOKEN));
            body.get("items").forEach(letter -> texts.add(letter.get("text").asText()));
            assertThat(body.get("next").isNull()).isEqualTo(page == 2);
            cursor = "&cursor=" + body.get("next").asText();
        }
        assertThat(texts)
                .containsExactly(
                        "letter 6",
                        "letter 5",
                        "letter 4",
                        "letter 3",
                        "letter 2",
                        "letter 1",
                        "letter 0");
    }

    @Test
    void countsAreByReason() throws Exception {
        send("bed-0006", "care/v1/bed-0006/requests", utf8("{}"));
        letters("device=bed-0006", 1);
        JsonNode counts = json(get("/counts", TOKEN));
        assertThat(counts.get("kept").get("unknown-topic").asLong()).isEqualTo(1);
        assertThat(counts.get("surplus").asLong()).isZero();
        assertThat(counts.get("dropped").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/counts"})
    void nobodyReadsItWithoutTheToken(String path) throws Exception {
        for (String token : new String[] {null, "", "a-token-of-a-tesT", TOKEN + "x"}) {
            HttpResponse<String> response = get(path, token);
            assertProblem(response, 401, "Unauthorized");
            assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
    }

    @Test
    void withoutATokenSetNoTokenIsGood() throws Exception {
        try (Gateway gateway = Gateway.start(RunningGateway.config())) {
            assertProblem(get(gateway.webPort(), "", TOKEN), 401, "Unauthorized");
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String title)
            throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.get("type").asText()).isEqualTo("about:blank");
        assertThat(problem.get("title").asText()).isEqualTo(title);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
    }

    private static void send(String device, String topic, byte[] payload) {
        try (Listening bed = Listening.start(running.device(device))) {
            bed.publish(topic, payload);
        }
    }

    /** The letters, once there are so many. */
    private static JsonNode letters(String query, int count) {
        return await().until(
                        () -> json(get("?" + query, TOKEN)).get("items"),
                        letters -> letters.size() == count);
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return get(running.gateway().webPort(), path, token);
    }

    private static HttpResponse<String> get(int port, String path, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/dead-letters%s".formatted(port, path)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JsonMapper.builder().build().readTree(response.body());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
