package cn.yinling.hub.mqtt;

import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.ApiConfig;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent again is stored once, and what is another message is stored too. */
class RedeliveryIT {
    private static final String BED = "bed-0001";
    private static final String READINGS = "care/v1/bed-0001/readings";
    private static final String ALARM = "care/v1/bed-0001/alarm";
    private static final String PRESS = "[{\"n\":\"sos\",\"vb\":true}]";
    private static final String ROWS = "select count(*) from reading where device_id = 'bed-0001'";
    private static final String ALARMS = "select count(*) from alarm where device_id = 'bed-0001'";

    private RunningGateway running;

    @BeforeEach
    void start() {
        running =
                RunningGateway.withBeds(
                        1,
                        RunningGateway.config()
                                .withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN))));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void twoMessagesOfOneTimeAreTwoRowsAndTheSameBytesAgainAreOne() {
        long now = Instant.now().getEpochSecond();
        String heart = "[{\"bt\":%d,\"n\":\"hr\",\"u\":\"beat/min\",\"v\":72}]".formatted(now);
        String breath = "[{\"bt\":%d,\"n\":\"br\",\"u\":\"beat/min\",\"v\":15}]".formatted(now);
        try (RawClient bed = resumed(MQTT_5);
                ApiClient machine = ApiClient.machine(running.gateway().webPort())) {
            acknowledged(bed, publish(READINGS, 1, heart, MqttQoS.AT_LEAST_ONCE, false));
            acknowledged(bed, publish(READINGS, 2, breath, MqttQoS.AT_LEAST_ONCE, false));
            acknowledged(bed, publish(READINGS, 3, heart, MqttQoS.AT_LEAST_ONCE, false));
            acknowledged(bed, publish(READINGS, 2, breath, MqttQoS.AT_LEAST_ONCE, true));
            assertThat(running.count(ROWS)).isEqualTo(2);
            assertThat(running.count(ROWS + " and hr = 72")).isEqualTo(1);
            assertThat(running.count(ROWS + " and br = 15")).isEqualTo(1);
            JsonNode values = machine.get("/api/devices/bed-0001").json().at("/lastVitals/values");
            assertThat(values.path("hr").asDouble()).isEqualTo(72);
            assertThat(values.path("br").asDouble()).isEqualTo(15);
        }
        running = running.restart();
        try (RawClient bed = resumed(MQTT_5)) {
            acknowledged(bed, publish(READINGS, 1, heart, MqttQoS.AT_LEAST_ONCE, true));
            assertThat(running.count(ROWS)).as("also by a hub started anew").isEqualTo(2);
        }
    }

    @Test
    void secondMessageOfOneNumberIsNeitherInTheTableNorAmongTheLastVitals() {
        long now = Instant.now().getEpochSecond();
        String first = "[{\"bt\":%d,\"n\":\"seq\",\"v\":5},{\"n\":\"hr\",\"v\":72}]".formatted(now);
        String second =
                "[{\"bt\":%d,\"n\":\"seq\",\"v\":5},{\"n\":\"hr\",\"v\":99},{\"n\":\"br\",\"v\":15}]"
                        .formatted(now);
        try (RawClient bed = resumed(MQTT_5);
                ApiClient machine = ApiClient.machine(running.gateway().webPort())) {
            acknowledged(bed, publish(READINGS, 1, first, MqttQoS.AT_LEAST_ONCE, false));
            acknowledged(bed, publish(READINGS, 2, second, MqttQoS.AT_LEAST_ONCE, false));
            assertThat(running.count(ROWS)).isEqualTo(1);
            JsonNode values = machine.get("/api/devices/bed-0001").json().at("/lastVitals/values");
            assertThat(values.path("hr").asDouble()).isEqualTo(72);
            assertThat(values.has("br")).isFalse();
        }
    }

    @Test
    void rowThatIsRefusedIsNotAmongTheLastVitals() {
        running.tables()
                .useHandle(handle ->
                        handle.execute("alter table reading add constraint odd check (hr <> 99)"));
        try (RawClient bed = resumed(MQTT_5);
                ApiClient machine = ApiClient.machine(running.gateway().webPort())) {
            acknowledged(
                    bed,
                    publish(
                            READINGS,
                            1,
                            "[{\"n\":\"hr\",\"v\":72}]",
                            MqttQoS.AT_LEAST_ONCE,
                            false));
            acknowledged(
                    bed,
                    publish(
                            READINGS,
                            2,
                            "[{\"n\":\"hr\",\"v\":99}]",
                            MqttQoS.AT_LEAST_ONCE,
                            false));
            assertThat(running.count(ROWS)).isEqualTo(1);
            assertThat(
                            machine.get("/api/devices/bed-0001")
                                    .json()
                                    .at("/lastVitals/values/hr")
                                    .asDouble())
                    .isEqualTo(72);
        }
    }

    @Test
    void whatAnAlarmMeasuresBesideIsStored() {
        try (RawClient bed = resumed(MQTT_5)) {
            String press = "[{\"n\":\"sos\",\"vb\":true},{\"n\":\"hr\",\"v\":120}]";
            acknowledged(bed, publish(ALARM, 1, press, MqttQoS.AT_LEAST_ONCE, false));
            assertThat(running.count(ALARMS)).isEqualTo(1);
            assertThat(running.count(ROWS + " and hr = 120")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MqttVersion.class,
            names = {"MQTT_3_1_1", "MQTT_5"})
    void twoEqualPressesWithoutATimeAreTwoAndOneSentAgainIsOne(MqttVersion version) {
        try (RawClient bed = resumed(version)) {
            bed.send(publish(ALARM, 1, PRESS, MqttQoS.AT_LEAST_ONCE, false));
            bed.send(publish(ALARM, 2, PRESS, MqttQoS.AT_LEAST_ONCE, false));
            assertThat(bed.receive()).isNotNull();
            assertThat(bed.receive()).isNotNull();
        }
        assertThat(running.count(ALARMS)).isEqualTo(2);
        awaitGone();
        try (RawClient bed = resumed(version)) {
            acknowledged(bed, publish(ALARM, 2, PRESS, MqttQoS.AT_LEAST_ONCE, true));
            assertThat(running.count(ALARMS)).as("its PUBACK was lost").isEqualTo(2);
            acknowledged(bed, publish(ALARM, 2, PRESS, MqttQoS.AT_LEAST_ONCE, false));
            assertThat(running.count(ALARMS)).as("another press").isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MqttVersion.class,
            names = {"MQTT_3_1_1", "MQTT_5"})
    void twoEqualReadingsWithoutATimeAreTwoAndOneSentAgainIsOne(MqttVersion version) {
        String heart = "[{\"n\":\"hr\",\"v\":72}]";
        try (RawClient bed = resumed(version)) {
            acknowledged(bed, publish(READINGS, 1, heart, MqttQoS.AT_LEAST_ONCE, false));
            acknowledged(bed, publish(READINGS, 2, heart, MqttQoS.AT_LEAST_ONCE, false));
        }
        assertThat(running.count(ROWS)).isEqualTo(2);
        awaitGone();
        try (RawClient bed = resumed(version)) {
            acknowledged(bed, publish(READINGS, 2, heart, MqttQoS.AT_LEAST_ONCE, true));
            assertThat(running.count(ROWS)).isEqualTo(2);
        }
    }

    @Test
    void exactlyOnceIsOnceUntilItIsReleased() {
        try (RawClient bed = resumed(MQTT_3_1_1)) {
            received(bed, publish(ALARM, 9, PRESS, MqttQoS.EXACTLY_ONCE, false));
            received(bed, publish(ALARM, 9, PRESS, MqttQoS.EXACTLY_ONCE, true));
            assertThat(running.count(ALARMS)).isEqualTo(1);
        }
        awaitGone();
        try (RawClient bed = resumed(MQTT_3_1_1)) {
            received(bed, publish(ALARM, 9, PRESS, MqttQoS.EXACTLY_ONCE, true));
            assertThat(running.count(ALARMS)).isEqualTo(1);
            bed.send(pubrel(9));
            assertThat(answer(bed)).isEqualTo(MqttMessageType.PUBCOMP);
            received(bed, publish(ALARM, 9, PRESS, MqttQoS.EXACTLY_ONCE, false));
            assertThat(running.count(ALARMS)).as("another press").isEqualTo(2);
        }
    }

    private RawClient resumed(MqttVersion version) {
        RawClient bed = RawClient.open(running.gateway().mqttPort()).speaking(version);
        if (version == MQTT_5) {
            bed.resume(running, BED, "one", 600);
        } else {
            bed.connect(
                    RawClient.connecting(version, "one", BED, running.password(BED))
                            .cleanSession(false)
                            .build());
        }
        return bed;
    }

    private static void acknowledged(RawClient bed, MqttMessage publish) {
        bed.send(publish);
        assertThat(answer(bed)).isEqualTo(MqttMessageType.PUBACK);
    }

    private static void received(RawClient bed, MqttMessage publish) {
        bed.send(publish);
        assertThat(answer(bed)).isEqualTo(MqttMessageType.PUBREC);
    }

    private static MqttMessageType answer(RawClient bed) {
        return Objects.requireNonNull(bed.receive()).fixedHeader().messageType();
    }

    private static MqttMessage publish(
            String topic, int packetId, String pack, MqttQoS qos, boolean isDup) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, isDup, qos, false, 0),
                new MqttPublishVariableHeader(topic, packetId),
                Unpooled.copiedBuffer(pack, StandardCharsets.UTF_8));
    }

    private static MqttMessage pubrel(int packetId) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(packetId));
    }

    private void awaitGone() {
        await().until(() -> running.gateway().status().devicesOnline().getOrDefault("bed", 0) == 0);
    }
}
