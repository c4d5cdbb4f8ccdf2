package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.Rescue;
import cn.yinling.hub.support.RunningGateway;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What outlives a connection, and for how long (OASIS MQTT 5.0, sections 3.1.2.11.2 and 4.4). */
class SessionExpiryIT {
    private static final String BED = "bed-0001";
    private static final String COMMANDS = "care/v1/bed-0001/commands";
    private RunningGateway running;

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(1);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void commandWithoutAPubackIsSentAgainWithTheSamePacketIdAndDup() {
        try (Rescue rescue = Rescue.begin(running, BED)) {
            int packetId;
            try (RawClient bed = resumed(100, false)) {
                bed.subscribe(COMMANDS);
                rescue.accepted();
                MqttPublishMessage first = bed.receivePublish();
                assertThat(first.fixedHeader().isDup()).isFalse();
                packetId = first.variableHeader().packetId();
            }
            awaitGone();
            try (RawClient bed = resumed(100, true)) {
                MqttPublishMessage again = bed.receivePublish();
                assertThat(again.fixedHeader().isDup()).isTrue();
                assertThat(again.variableHeader().packetId()).isEqualTo(packetId);
                bed.expectNothing();
                bed.acknowledge(packetId);
                bed.expectNothing();
            }
            awaitGone();
            try (RawClient bed = resumed(100, true)) {
                bed.expectNothing();
            }
        }
    }

    @Test
    void commandSaidWhileTheDeviceWasAwayReachesItsSessionOnceWithoutANewSubscription() {
        try (Rescue rescue = Rescue.begin(running, BED)) {
            try (RawClient bed = resumed(100, false)) {
                bed.subscribe(COMMANDS);
            }
            awaitGone();
            rescue.accepted();
            try (RawClient bed = resumed(100, true)) {
                MqttPublishMessage command = bed.receivePublish();
                assertThat(text(command)).contains("help-is-coming");
                assertThat(command.fixedHeader().isDup()).isFalse();
                assertThat(expirySeconds(command)).isBetween(1700, 1800);
                bed.subscribe(COMMANDS);
                bed.expectNothing();
            }
        }
    }

    @Test
    void olderClientWithoutCleanSessionComesBackToItsSubscriptions() {
        try (Rescue rescue = Rescue.begin(running, BED)) {
            try (RawClient bed = open(MqttVersion.MQTT_3_1_1)) {
                assertThat(isPresent(bed.connect(lasting311()))).isFalse();
                bed.subscribe(COMMANDS);
            }
            awaitGone();
            rescue.accepted();
            try (RawClient bed = open(MqttVersion.MQTT_3_1_1)) {
                assertThat(isPresent(bed.connect(lasting311()))).isTrue();
                assertThat(text(bed.receivePublish())).contains("help-is-coming");
            }
        }
    }

    @Test
    void cleanStartEndsTheSessionThatWasThere() {
        try (RawClient bed = resumed(100, false)) {
            bed.subscribe(COMMANDS);
        }
        awaitGone();
        try (RawClient bed = open(MqttVersion.MQTT_5)) {
            MqttConnAckMessage answer =
                    bed.connect(
                            RawClient.connecting(
                                            MqttVersion.MQTT_5, "one", BED, running.password(BED))
                                    .build());
            assertThat(isPresent(answer)).isFalse();
        }
        awaitGone();
        resumed(100, false).close();
    }

    @Test
    void sessionEndsWhenItExpires() {
        try (RawClient bed = resumed(1, false)) {
            bed.subscribe(COMMANDS);
        }
        awaitGone();
        assertThat(kept()).isEqualTo(1);
        await().until(() -> kept() == 0);
        resumed(1, false).close();
    }

    @Test
    void disconnectMayEndASessionThatWasToBeKept() {
        try (RawClient bed = resumed(100, false)) {
            bed.send(disconnect(0));
            assertThat(bed.receive()).isNull();
        }
        awaitGone();
        resumed(100, false).close();
    }

    @Test
    void disconnectMustNotKeepASessionThatWasToEnd() {
        try (RawClient bed = resumed(0, false)) {
            bed.send(disconnect(100));
            assertThat(RawClient.disconnectCode(bed.receive())).isEqualTo(0x82);
        }
    }

    @Test
    void expiryBeyondWhatTheHubKeepsIsCutAndTold() {
        try (RawClient bed = open(MqttVersion.MQTT_5)) {
            MqttConnAckMessage answer = bed.resume(running, BED, "one", -1);
            assertThat(
                            answer.variableHeader()
                                    .properties()
                                    .getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL)
                                    .value())
                    .isEqualTo(86_400);
        }
    }

    @Test
    void restartedHubKnowsNoSessionAndSendsTheCommandToTheNewSubscription() {
        try (Rescue rescue = Rescue.begin(running, BED)) {
            try (RawClient bed = resumed(100, false)) {
                bed.subscribe(COMMANDS);
            }
            rescue.accepted();
        }
        running = running.restart();
        try (RawClient bed = resumed(100, false)) {
            bed.expectNothing();
            bed.subscribe(COMMANDS);
            assertThat(text(bed.receivePublish())).contains("help-is-coming");
        }
    }

    @Test
    void sessionsOfOneDeviceBeyondEightAreNotKept() {
        for (int client = 0; client < 9; client++) {
            try (RawClient bed = open(MqttVersion.MQTT_5)) {
                bed.resume(running, BED, "client-" + client, 100);
            }
            awaitGone();
        }
        assertThat(kept()).isEqualTo(8);
        assertThat(running.gateway().meters().counter("yinling.sessions.not.kept").count())
                .isEqualTo(1);
    }

    private RawClient open(MqttVersion version) {
        return RawClient.open(running.gateway().mqttPort()).speaking(version);
    }

    /** Connected to its session, which must be there or not be there. */
    private RawClient resumed(int expirySeconds, boolean isPresent) {
        RawClient bed = open(MqttVersion.MQTT_5);
        assertThat(isPresent(bed.resume(running, BED, "one", expirySeconds))).isEqualTo(isPresent);
        return bed;
    }

    private MqttMessage lasting311() {
        return RawClient.connecting(MqttVersion.MQTT_3_1_1, "old", BED, running.password(BED))
                .cleanSession(false)
                .build();
    }

    private static MqttMessage disconnect(int expirySeconds) {
        MqttProperties properties = new MqttProperties();
        properties.add(
                new MqttProperties.IntegerProperty(
                        MqttProperties.SESSION_EXPIRY_INTERVAL, expirySeconds));
        return new MqttMessage(
                new MqttFixedHeader(
                        MqttMessageType.DISCONNECT, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttReasonCodeAndPropertiesVariableHeader((byte) 0, properties));
    }

    private static boolean isPresent(MqttConnAckMessage answer) {
        assertThat(answer.variableHeader().connectReturnCode().byteValue()).isZero();
        return answer.variableHeader().isSessionPresent();
    }

    private void awaitGone() {
        await().until(() -> running.gateway().status().devicesOnline().getOrDefault("bed", 0) == 0);
    }

    private double kept() {
        return running.gateway().meters().get("yinling.sessions.kept").gauge().value();
    }

    private static String text(MqttPublishMessage publish) {
        return publish.payload().toString(StandardCharsets.UTF_8);
    }

    private static @Nullable Integer expirySeconds(MqttPublishMessage publish) {
        return publish.variableHeader()
                                .properties()
                                .getProperty(MqttProperties.PUBLICATION_EXPIRY_INTERVAL)
                        instanceof MqttProperties.IntegerProperty seconds
                ? seconds.value()
                : null;
    }
}
