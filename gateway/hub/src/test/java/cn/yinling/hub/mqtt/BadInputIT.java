package cn.yinling.hub.mqtt;

import static cn.yinling.hub.support.RawClient.connecting;
import static cn.yinling.hub.support.RawClient.publishing;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.testing.Chance;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever one client sends, it is told why not, and another client notices nothing. */
class BadInputIT {
    private static final String GOOD = "[{\"n\":\"hr\",\"v\":70}]";
    private static RunningGateway running;
    private Listening other;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(3);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void connectAnother() {
        other = Listening.start(running.device("bed-0003"));
    }

    @AfterEach
    void anotherNoticedNothing() {
        assertThat(other.publish("care/v1/bed-0003/readings", utf8(GOOD)))
                .isEqualTo(new PublishOutcome.Acknowledged());
        assertThat(other.losses()).isEmpty();
        other.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not-authorized  | 135 | care/v1/bed-0002/readings | [{\"n\":\"hr\",\"v\":70}] | you may not publish",
                "not-authorized  | 135 | care/v1/alarms            | {}                        | you may not publish",
                "unknown-topic   | 144 | care/v1/bed-0001/requests | {}                        | nobody answers requests",
                "malformed       | 153 | care/v1/bed-0001/readings | [{\"n\":\"hr\"            | not JSON",
                "implausible     | 153 | care/v1/bed-0001/readings | [{\"n\":\"hr\",\"v\":900}] | 'hr' is outside 0.0 to 350.0",
                "foreign-device  | 153 | care/v1/bed-0001/readings | [{\"n\":\"bed-0002/hr\",\"v\":70}] | not of device bed-0001",
            })
    void publishIsRefusedWithReasonCodeWordsAndCounter(
            String counter, int code, String topic, String payload, String words) {
        double before = running.refused(counter);
        long rows = running.count("select count(*) from reading");
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            assertThat(bed.publish(topic, utf8(payload)))
                    .isInstanceOfSatisfying(
                            PublishOutcome.Refused.class,
                            refused -> {
                                assertThat(refused.reasonCode()).isEqualTo(code);
                                assertThat(refused.reason()).contains(words);
                            });
            assertThat(bed.losses()).isEmpty();
        }
        assertThat(running.refused(counter)).isEqualTo(before + 1);
        assertThat(running.count("select count(*) from reading")).isEqualTo(rows);
    }

    @Test
    void refusedPublishOfA311ClientIsAcknowledgedCountedAndNotStored() {
        double before = running.refused("implausible");
        try (RawClient bed = connected(MQTT_3_1_1, "bed-0002")) {
            bed.send(
                    publishing("care/v1/bed-0002/readings", 7, utf8("[{\"n\":\"hr\",\"v\":900}]")));
            assertThat(String.valueOf(bed.receive())).contains("PUBACK").contains("messageId=7");
        }
        assertThat(running.refused("implausible")).isEqualTo(before + 1);
        assertThat(running.count("select count(*) from reading where device_id = 'bed-0002'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT_5, care/v1/bed-0002/commands, 135",
        "MQTT_5, #, 162",
        "MQTT_5, $share/beds/care/v1/bed-0001/commands, 158",
        "MQTT_5, care/v1/+/commands, 162",
        "MQTT_5, care/v1/alarms, 135",
        "MQTT_5, care/v1/bed-0001/commands, 1",
        "MQTT_3_1_1, care/v1/bed-0002/commands, 128",
        "MQTT_3_1_1, care/v1/bed-0001/replies, 1"
    })
    void subscriptionIsGrantedToOwnTopicsOnly(MqttVersion version, String filter, int code) {
        try (RawClient bed = connected(version, "bed-0001")) {
            bed.send(
                    MqttMessageBuilders.subscribe()
                            .messageId(1)
                            .addSubscription(MqttQoS.AT_LEAST_ONCE, filter)
                            .build());
            MqttMessage answer = bed.receive();
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            MqttSubAckMessage.class,
                            suback ->
                                    assertThat(suback.payload().reasonCodes())
                                            .containsExactly(code));
        }
    }

    @Test
    void packetOverTheLimitEndsTheConnectionWithPacketTooLarge() {
        double before = running.refused("too-large");
        try (RawClient bed = connected(MQTT_5, "bed-0001")) {
            bed.send(publishing("care/v1/bed-0001/readings", 1, new byte[70_000]));
            assertThat(RawClient.disconnectCode(bed.receive())).isEqualTo(0x95);
            assertThat(bed.receive()).isNull();
        }
        assertThat(running.refused("too-large")).isEqualTo(before + 1);
    }

    @Test
    void randomBytesNeverReachAnybodyElse() {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            boolean isSignedIn = random.nextBoolean();
            try (RawClient client = isSignedIn ? connected(MQTT_5, "bed-0001") : open(MQTT_5)) {
                byte[] bytes = new byte[1 + random.nextInt(2000)];
                random.nextBytes(bytes);
                if (random.nextBoolean()) {
                    bytes[0] = (byte) (random.nextInt(16) << 4);
                }
                client.send(bytes);
            }
        }
        assertThat(other.connection().isConnected()).isTrue();
    }

    @Test
    void portThatIsTakenIsNamedInOneLine() {
        GatewayConfig config = RunningGateway.config();
        GatewayConfig taken = config.withMqtt(config.mqtt().withPort(running.gateway().mqttPort()));
        assertThatThrownBy(() -> Gateway.start(taken))
                .isInstanceOf(PortTakenException.class)
                .hasMessage(
                        "MQTT port 127.0.0.1:%d is taken by another process: end that one, or set mqtt.port to a free port"
                                .formatted(running.gateway().mqttPort()));
    }

    private static RawClient connected(MqttVersion version, String device) {
        RawClient client = open(version);
        client.connect(connecting(version, "raw", device, running.password(device)).build());
        return client;
    }

    private static RawClient open(MqttVersion version) {
        return RawClient.open(running.gateway().mqttPort()).speaking(version);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
