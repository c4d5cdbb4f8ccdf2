package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageFactory;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last will (OASIS MQTT 5.0, section 3.1.2.5): an alarm here, so that a hotline hears it. */
class WillIT {
    private static final byte[] CORD =
            "[{\"n\":\"cord\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
    private RunningGateway running;
    private Listening hotline;

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(2);
        hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
    }

    @AfterEach
    void stop() {
        hotline.close();
        running.close();
    }

    @Test
    void brokenConnectionPublishesTheWill() {
        open("bed-0001", 30, 0, 0).close();
        await().until(() -> hotline.heard().size() == 1);
    }

    @Test
    void silenceBeyondTheKeepAlivePublishesTheWill() {
        try (RawClient bed = open("bed-0001", 1, 0, 0)) {
            assertThat(RawClient.disconnectCode(bed.receive())).isEqualTo(0x8D);
            await().until(() -> hotline.heard().size() == 1);
        }
    }

    @Test
    void normalDisconnectVoidsTheWillAndDisconnectWithWillPublishesIt() {
        try (RawClient quiet = open("bed-0001", 30, 0, 0);
                RawClient loud = open("bed-0002", 30, 0, 0)) {
            quiet.send(new byte[] {(byte) 0xE0, 0});
            assertThat(quiet.receive()).isNull();
            loud.send(new byte[] {(byte) 0xE0, 1, 4});
            assertThat(loud.receive()).isNull();
        }
        await().until(() -> hotline.heard().size() == 1);
        assertThat(new String(hotline.heard().getFirst().payload(), StandardCharsets.UTF_8))
                .contains("bed-0002");
    }

    @Test
    void delayedWillWaitsForItsDelayAndNoLongerThanTheSession() {
        open("bed-0001", 30, 1, 100).close();
        open("bed-0002", 30, 100, 1).close();
        await().until(() -> hotline.heard().size() == 2);
    }

    @Test
    void clientThatIsBackBeforeTheDelayIsOverHasNoWillPublished() {
        open("bed-0001", 30, 2, 100).close();
        await().until(() -> running.gateway().status().devicesOnline().getOrDefault("bed", 0) == 0);
        assertThat(hotline.heard()).isEmpty();
        try (RawClient back = RawClient.open(port()).speaking(MqttVersion.MQTT_5)) {
            back.resume(running, "bed-0001", "one", 100);
            // A will of the same delay, left later, is published; by then the first was due.
            open("bed-0002", 30, 2, 100).close();
            await().until(() -> !hotline.heard().isEmpty());
            assertThat(hotline.heard()).hasSize(1);
            assertThat(new String(hotline.heard().getFirst().payload(), StandardCharsets.UTF_8))
                    .contains("bed-0002");
        }
    }

    @Test
    void takeOverPublishesNoWill() {
        try (RawClient first = open("bed-0001", 30, 0, 0);
                RawClient second = RawClient.open(port()).speaking(MqttVersion.MQTT_5)) {
            second.resume(running, "bed-0001", "one", 0);
            assertThat(RawClient.disconnectCode(first.receive())).isEqualTo(0x8E);
            assertThat(first.receive()).isNull();
        }
        open("bed-0002", 30, 0, 0).close();
        await().until(() -> !hotline.heard().isEmpty());
        assertThat(hotline.heard()).hasSize(1);
    }

    @Test
    void hubThatEndsInOrderPublishesNoWills() {
        try (RawClient bed = open("bed-0001", 30, 0, 0)) {
            running = running.restart();
            assertThat(RawClient.disconnectCode(bed.receive())).isEqualTo(0x8B);
        }
        assertThat(running.count("select count(*) from alarm")).isZero();
    }

    private int port() {
        return running.gateway().mqttPort();
    }

    private RawClient open(String device, int keepAlive, int delaySeconds, int expirySeconds) {
        RawClient client = RawClient.open(port()).speaking(MqttVersion.MQTT_5);
        assertThat(
                        client.connect(willing(device, keepAlive, delaySeconds, expirySeconds))
                                .variableHeader()
                                .connectReturnCode()
                                .byteValue())
                .isZero();
        return client;
    }

    private MqttMessage willing(String device, int keepAlive, int delaySeconds, int expirySeconds) {
        return MqttMessageFactory.newMessage(
                new MqttFixedHeader(MqttMessageType.CONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttConnectVariableHeader(
                        "MQTT",
                        5,
                        true,
                        true,
                        false,
                        1,
                        true,
                        true,
                        keepAlive,
                        number(MqttProperties.SESSION_EXPIRY_INTERVAL, expirySeconds)),
                new MqttConnectPayload(
                        "one",
                        number(MqttProperties.WILL_DELAY_INTERVAL, delaySeconds),
                        "care/v1/" + device + "/alarm",
                        CORD,
                        device,
                        running.password(device).getBytes(StandardCharsets.UTF_8)));
    }

    private static MqttProperties number(int property, int value) {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(property, value));
        return properties;
    }
}
