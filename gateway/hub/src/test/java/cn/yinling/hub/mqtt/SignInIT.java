package cn.yinling.hub.mqtt;

import static cn.yinling.hub.support.RawClient.connecting;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.testing.district.District;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInIT {
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(7);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({"MQTT_5, 134", "MQTT_3_1_1, 4"})
    void wrongPasswordIsRefusedWithTheReasonAndCounted(MqttVersion version, int code) {
        double before = running.refused("bad-credentials");
        try (RawClient client = open(version)) {
            MqttConnAckMessage answer =
                    client.connect(connecting(version, "x", "bed-0001", "wrong").build());
            assertThat(code(answer)).isEqualTo(code);
            assertThat(client.receive()).isNull();
        }
        assertThat(running.refused("bad-credentials")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"MQTT_5, 134", "MQTT_3_1_1, 4"})
    void strangerIsRefusedLikeAWrongPassword(MqttVersion version, int code) {
        try (RawClient client = open(version)) {
            MqttMessage connect = connecting(version, "x", "bed-9999", "secret").build();
            assertThat(code(client.connect(connect))).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"MQTT_5, bed-0006, 134, 159", "MQTT_3_1_1, bed-0007, 4, 3"})
    void whoGuessesIsHeldUp(MqttVersion version, String name, int wrong, int heldUp) {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(tried(version, name, "guess-" + guess)).isEqualTo(wrong);
        }
        assertThat(tried(version, name, "guess-10")).isEqualTo(heldUp);
    }

    @Test
    void hotlineIsNotKeptOutByWhoSharesItsAddressAndGuesses() {
        assertThat(tried(MQTT_5, "hotline", RunningGateway.HOTLINE_PASSWORD)).isZero();
        for (int guess = 0; guess < 30; guess++) {
            assertThat(tried(MQTT_5, "hotline", "guess-" + guess)).isEqualTo(134);
        }
        assertThat(tried(MQTT_5, "hotline", RunningGateway.HOTLINE_PASSWORD)).isZero();
    }

    private static int tried(MqttVersion version, String name, String password) {
        try (RawClient client = open(version)) {
            return code(client.connect(connecting(version, "guesser", name, password).build()));
        }
    }

    @Test
    void refusalOfAnMqtt5ClientSaysWhyInWords() {
        try (RawClient client = open(MQTT_5)) {
            MqttConnAckMessage answer =
                    client.connect(connecting(MQTT_5, "x", "bed-0001", "wrong").build());
            assertThat(property(answer, MqttProperties.REASON_STRING))
                    .isEqualTo("wrong user name or password");
        }
    }

    @Test
    void acceptedMqtt5ClientIsToldTheLimits() {
        try (RawClient client = open(MQTT_5)) {
            MqttConnAckMessage answer = client.connect(right(MQTT_5, "", "bed-0001"));
            assertThat(code(answer)).isZero();
            assertThat(property(answer, MqttProperties.RECEIVE_MAXIMUM)).isEqualTo(1024);
            assertThat(property(answer, MqttProperties.MAXIMUM_PACKET_SIZE)).isEqualTo(65_536);
            assertThat(property(answer, MqttProperties.MAXIMUM_QOS)).isNull();
            assertThat(property(answer, MqttProperties.SESSION_EXPIRY_INTERVAL)).isEqualTo(0);
            assertThat(property(answer, MqttProperties.ASSIGNED_CLIENT_IDENTIFIER)).isNotNull();
        }
    }

    @Test
    void secondConnectionWithTheSameClientIdTakesOver() {
        try (RawClient first = open(MQTT_5);
                RawClient second = open(MQTT_5)) {
            assertThat(code(first.connect(right(MQTT_5, "one", "bed-0002")))).isZero();
            assertThat(code(second.connect(right(MQTT_5, "one", "bed-0002")))).isZero();
            assertThat(RawClient.disconnectCode(first.receive())).isEqualTo(0x8E);
            assertThat(first.receive()).isNull();
            assertThat(running.gateway().status().devicesOnline()).containsEntry("bed", 1);
        }
        await().untilAsserted(() ->
                assertThat(running.gateway().status().devicesOnline()).containsEntry("bed", 0));
    }

    @Test
    void anotherDeviceWithTheSameClientIdTakesNothingOver() {
        try (RawClient first = open(MQTT_5);
                RawClient second = open(MQTT_5)) {
            first.connect(right(MQTT_5, "same", "bed-0003"));
            second.connect(right(MQTT_5, "same", "bed-0004"));
            first.send(MqttMessage.PINGREQ);
            assertThat(first.receive())
                    .isNotNull()
                    .extracting(packet -> packet.fixedHeader().messageType())
                    .isEqualTo(MqttMessageType.PINGRESP);
        }
    }

    @Test
    void willOnAnotherDevicesTopicIsRefused() {
        try (RawClient client = open(MQTT_5)) {
            MqttMessage connect =
                    connecting(MQTT_5, "x", "bed-0001", running.password("bed-0001"))
                            .willFlag(true)
                            .willTopic("care/v1/bed-0002/status")
                            .willMessage(new byte[] {1})
                            .build();
            assertThat(code(client.connect(connect))).isEqualTo(0x87);
        }
    }

    @Test
    void packetBeforeConnectEndsTheConnection() {
        try (RawClient client = open(MQTT_5)) {
            client.send(MqttMessage.PINGREQ);
            assertThat(client.receive()).isNull();
        }
    }

    @Test
    void deviceEnteredAMomentAgoMayConnectAndItsOldPasswordEndsItsSession() {
        DeviceEntry watch =
                DeviceEntry.ofResident("watch-01", DeviceKind.WATCH, District.residentId(1), null);
        DeviceLogin first = enter(watch);
        try (RawClient client = open(MQTT_5)) {
            MqttMessage connect = connecting(MQTT_5, "w", "watch-01", first.password()).build();
            assertThat(code(client.connect(connect))).isZero();
            enter(watch);
            assertThat(RawClient.disconnectCode(client.receive())).isEqualTo(0x87);
        }
    }

    @Test
    void revokedDeviceIsPutOut() {
        try (Listening bed = Listening.start(running.device("bed-0005"))) {
            running.gateway().provisioning().revoke("bed-0005").join();
            await().until(() -> !bed.losses().isEmpty());
            assertThat(bed.losses().getFirst()).contains("credentials have ended");
        }
    }

    @Test
    void qos2OfAnMqtt5ClientIsTaken() {
        try (RawClient client = open(MQTT_5)) {
            client.connect(right(MQTT_5, "q", "bed-0001"));
            client.send(
                    RawClient.publishing(
                            "care/v1/bed-0001/status", 1, new byte[0], MqttQoS.EXACTLY_ONCE));
            assertThat(String.valueOf(client.receive())).contains("PUBREC").contains("messageId=1");
        }
    }

    @Test
    void silenceBeyondTheKeepAliveEndsTheConnection() {
        try (RawClient client = open(MQTT_5)) {
            MqttMessage connect =
                    connecting(MQTT_5, "k", "bed-0001", running.password("bed-0001"))
                            .keepAlive(1)
                            .build();
            client.connect(connect);
            assertThat(RawClient.disconnectCode(client.receive())).isEqualTo(0x8D);
        }
    }

    @Test
    void oldClientWithoutANameOfItsOwnMustBeginClean() {
        try (RawClient client = open(MQTT_3_1_1)) {
            MqttMessage connect =
                    connecting(MQTT_3_1_1, "", "bed-0001", running.password("bed-0001"))
                            .cleanSession(false)
                            .build();
            assertThat(code(client.connect(connect))).isEqualTo(2);
        }
    }

    private static DeviceLogin enter(DeviceEntry device) {
        Register register = new Register(List.of(), List.of(), List.of(), List.of(device));
        return running.gateway().provisioning().enter(register).getFirst();
    }

    private static RawClient open(MqttVersion version) {
        return RawClient.open(running.gateway().mqttPort()).speaking(version);
    }

    private static MqttMessage right(MqttVersion version, String clientId, String device) {
        return connecting(version, clientId, device, running.password(device)).build();
    }

    private static int code(MqttConnAckMessage answer) {
        return Byte.toUnsignedInt(answer.variableHeader().connectReturnCode().byteValue());
    }

    private static @Nullable Object property(MqttConnAckMessage answer, int id) {
        MqttProperties.MqttProperty<?> property =
                answer.variableHeader().properties().getProperty(id);
        return property == null ? null : property.value();
    }
}
