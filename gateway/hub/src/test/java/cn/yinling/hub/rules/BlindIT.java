package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.ApiConfig;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.hub.plans.MonitoringPlan.Quiet;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A device that is connected and tells nothing is not well, at any hour: quiet hours are all day
 * here.
 */
class BlindIT {
    private static final byte[] HEART = utf8("[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":62}]");
    private static final byte[] IMPLAUSIBLE = utf8("[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":900}]");

    private RunningGateway running;
    private ApiClient machine;

    @BeforeEach
    void start() {
        running =
                RunningGateway.withBeds(
                        2,
                        RunningGateway.config()
                                .withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)))
                                .withRules(plan()));
        machine = ApiClient.machine(running.gateway().webPort());
    }

    @AfterEach
    void stop() {
        machine.close();
        running.close();
    }

    @Test
    void bedWhoseEveryMessageIsRefusedIsNotHeard() {
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            await().until(() -> {
                bed.publish("care/v1/bed-0001/readings", IMPLAUSIBLE);
                return alarms("silent") == 1;
            });
            bed.publish("care/v1/bed-0001/readings", IMPLAUSIBLE);
            await().untilAsserted(() -> {
                JsonNode device = device("bed-0001");
                assertThat(device.path("online").asBoolean()).isTrue();
                assertThat(device.at("/unheard/reason").asText()).isEqualTo("refused");
                assertThat(device.at("/unheard/refusal").asText()).isEqualTo("implausible");
                assertThat(device.path("problems")).anyMatch(problem -> is(problem, "unheard"));
            });
            await().until(() -> {
                bed.publish("care/v1/bed-0001/readings", HEART);
                return device("bed-0001").path("unheard").isNull();
            });
            assertThat(alarms("silent")).isEqualTo(1);
        }
    }

    @Test
    void bedThatIsConnectedAndSaysNothingIsNotHeard() {
        try (Listening _ = Listening.start(running.device("bed-0001"))) {
            await().until(() -> alarms("silent") == 1);
            assertThat(device("bed-0001").at("/unheard/reason").asText()).isEqualTo("silent");
            assertThat(device("bed-0002").path("unheard").isNull()).isTrue();
        }
    }

    @Test
    void twoDevicesWithOneClientIdAreFound() {
        List<RawClient> clients = new ArrayList<>();
        try {
            await().until(() -> {
                RawClient client = RawClient.open(running.gateway().mqttPort());
                clients.add(client);
                client.signIn(running, "bed-0001", "bed-0001");
                return alarms("credentials-shared") == 1;
            });
            assertThat(device("bed-0001").at("/unheard/reason").asText()).isEqualTo("shared");
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    @Test
    void twoDevicesWhoseReadingsMixAreFoundAndOneAloneIsWellAgain() {
        MqttSettings other =
                MqttSettings.publisher(
                        running.gateway().mqtt(),
                        "bed-0001-again",
                        "bed-0001",
                        running.password("bed-0001"));
        try (Listening one = Listening.start(running.device("bed-0001"))) {
            try (Listening two = Listening.start(other)) {
                await().until(() -> {
                    one.publish("care/v1/bed-0001/readings", HEART);
                    two.publish("care/v1/bed-0001/readings", HEART);
                    return alarms("credentials-shared") == 1;
                });
            }
            await().until(() -> {
                one.publish("care/v1/bed-0001/readings", HEART);
                return device("bed-0001").path("unheard").isNull();
            });
        }
    }

    private JsonNode device(String id) {
        return machine.get("/api/devices/" + id).json();
    }

    private long alarms(String cause) {
        return running.count("select count(*) from alarm where cause = '" + cause + "'");
    }

    private static boolean is(JsonNode node, String text) {
        return node.asText().equals(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MonitoringPlan plan() {
        MonitoringPlan standard = MonitoringPlan.defaults();
        return new MonitoringPlan(
                standard.heartRate(),
                standard.breathing(),
                standard.apnoea(),
                standard.bedExit(),
                standard.notUp(),
                standard.inactivity(),
                standard.room(),
                standard.door(),
                standard.battery(),
                standard.sensor(),
                new Heartbeat(true, Duration.ofSeconds(1), 2),
                new Quiet(true, LocalTime.MIN, LocalTime.of(23, 59, 59)),
                standard.zone(),
                standard.visits(),
                standard.absences());
    }
}
