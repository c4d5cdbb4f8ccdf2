package cn.yinling.simulators.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.exchange.FreePorts;
import cn.yinling.testing.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent sees what a bed measured before its alarm, which the hotline asks of the gateway. */
class VitalsIT {
    @TempDir private Path folder;
    private Platform platform;

    /** The exchange is away: screens must do. */
    @BeforeEach
    void start() throws Exception {
        AmiConfig nobody = AmiConfig.at("127.0.0.1", FreePorts.tcp(), "hotline", "secret");
        platform = Platform.start(Ports.FREE, District.ofSeed(7, 2), folder, nobody);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void agentSeesTheVitalsOfTheCaseThatIsBeforeHerAndNobodyElseDoes() throws Exception {
        Household home = platform.households().getFirst();
        try (SeatClient seat = seat(1);
                SeatClient other = seat(2);
                MqttConnection bed = bed(home)) {
            publish(bed, home, "readings", "[{\"n\":\"hr\",\"v\":71},{\"n\":\"bed\",\"vb\":true}]");
            seat.ready();
            publish(bed, home, "alarm", "[{\"n\":\"sos\",\"vb\":true}]");
            String path = "/api/cases/%s/vitals".formatted(offered(seat));

            await().untilAsserted(() -> assertThat(seat.get(path).statusCode()).isEqualTo(200));
            JsonNode lately = LinkJson.tree(seat.get(path).body());
            assertThat(lately.at("/minutes/0/values/hr/average").asDouble()).isEqualTo(71);
            assertThat(lately.at("/plan/heartRate/high").asInt()).isPositive();
            assertThat(other.get(path).statusCode()).isEqualTo(404);

            platform.gateway().close();
            HttpResponse<byte[]> away = seat.get(path);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(LinkJson.tree(away.body()).path("code").asText()).isEqualTo("gateway-away");
        }
    }

    private SeatClient seat(int number) throws Exception {
        URI hotline = URI.create("http://127.0.0.1:" + platform.hotline().webPort());
        String agent = platform.staff().people().get(number - 1);
        return SeatClient.signIn(hotline, agent, Staff.PASSWORD, number);
    }

    private MqttConnection bed(Household home) {
        String id = home.bed().value();
        MqttSettings settings =
                MqttSettings.publisher(platform.gateway().mqtt(), id, id, home.password());
        MqttConnection connection = MqttConnection.start(settings, new MqttListener() {});
        await().until(connection::isConnected);
        return connection;
    }

    private static void publish(MqttConnection bed, Household home, String topic, String pack)
            throws Exception {
        PublishOutcome outcome =
                bed.publish(
                                "care/v1/%s/%s".formatted(home.bed(), topic),
                                pack.getBytes(StandardCharsets.UTF_8))
                        .get(Patience.MOST.toSeconds(), TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(new PublishOutcome.Acknowledged());
    }

    private static String offered(SeatClient seat) throws Exception {
        long end = System.nanoTime() + Patience.MOST.toNanos();
        while (System.nanoTime() < end) {
            Optional<SeatClient.ShownCase> offer =
                    seat.next(Duration.ofMillis(200)).map(SeatClient.Sight::offer);
            if (offer.isPresent()) {
                return offer.get().caseId();
            }
        }
        throw new AssertionError("no case was offered");
    }
}
