package cn.yinling.hub.alarms;

import static cn.yinling.hub.support.RawClient.connecting;
import static cn.yinling.hub.support.RawClient.publishing;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing on a device's alarm topic is thrown away, and every answer is true. */
class UnreadableAlarmIT {
    private static final PublishOutcome DURABLE = new PublishOutcome.Acknowledged();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(12, RunningGateway.config().withAlarms(eachByItself()));
    }

    /** The beds of these tests are no incident, though each has an alarm within two minutes. */
    private static AlarmsConfig eachByItself() {
        AlarmsConfig usual = AlarmsConfig.defaults();
        return new AlarmsConfig(
                usual.pushEvery(),
                usual.commandValidity(),
                new StormConfig(Duration.ofSeconds(20), 100, Duration.ofMinutes(2)),
                usual.escalation());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bed-0001 | [{"n":"so                         | not JSON
                    bed-0002 | ``                                | a SenML pack is
                    bed-0003 | [{"n":"hr","v":72}]               | an alarm names its cause
                    bed-0004 | help                              | not JSON
                    kiosk-01 | [{"n":"unreadable","vb":true}]    | an alarm names its cause
                    """)
    void messageWithoutACauseIsOneEmergencyItsBytesAreKeptAndItsSenderIsTold(
            String device, String payload, String why) {
        double before = running.refused("malformed");
        try (RawClient client = connected(MQTT_5, device)) {
            for (int packet = 1; packet <= 3; packet++) {
                client.send(publishing(topic(device, "alarm"), packet, utf8(payload)));
                Answer answer = answer(client);
                assertThat(answer.code()).isZero();
                assertThat(answer.reason()).contains("unreadable alarm").contains(why);
            }
        }
        assertThat(alarms(device, "unreadable")).isEqualTo(1);
        assertThat(
                        running.count(
                                "select count(*) from alarm where cause = 'unreadable' and lane <> 1"))
                .isZero();
        assertThat(running.refused("malformed")).isEqualTo(before + 3);
        await().atMost(PATIENCE).until(() -> letters(device) == 3);
    }

    @Test
    void oldClientAndOneWithoutAnAnswerRaiseItToo() {
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                RawClient old = connected(MQTT_3_1_1, "bed-0005");
                RawClient unanswered = connected(MQTT_5, "bed-0006")) {
            old.send(publishing(topic("bed-0005", "alarm"), 7, utf8("?")));
            assertThat(String.valueOf(old.receive())).contains("PUBACK").contains("messageId=7");
            unanswered.send(
                    publishing(topic("bed-0006", "alarm"), 0, utf8("?"), MqttQoS.AT_MOST_ONCE));

            await().atMost(PATIENCE).until(() -> !heardOf(hotline, "bed-0006").isEmpty());
            Alarm alarm = heardOf(hotline, "bed-0006").getFirst();
            assertThat(alarm.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(alarm.lane()).isEqualTo(Lane.EMERGENCY);
        }
        assertThat(alarms("bed-0005", "unreadable")).isEqualTo(1);
    }

    @Test
    void whatIsWrongBesideAnAlarmIsToldWithTheSuccessAndWhatIsRightIsStored() {
        String pack =
                "[{\"n\":\"sos\",\"vb\":true},{\"n\":\"batt\",\"v\":101},{\"n\":\"hr\",\"v\":62}]";
        try (RawClient client = connected(MQTT_5, "bed-0007")) {
            client.send(publishing(topic("bed-0007", "readings"), 1, utf8(pack)));
            Answer answer = answer(client);
            assertThat(answer.code()).isZero();
            assertThat(answer.reason()).contains("'batt' is outside 0.0 to 100.0");
        }
        assertThat(alarms("bed-0007", "sos")).isEqualTo(1);
        assertThat(
                        running.count(
                                "select count(*) from reading where device_id = 'bed-0007' and hr = 62 and batt is null"))
                .isEqualTo(1);
        await().atMost(PATIENCE).until(() -> letters("bed-0007") == 1);
    }

    @ParameterizedTest
    @CsvSource({"315532800", "1795757113000", "1e300"})
    void alarmOfATimeThatCannotBeIsOfNowEachTime(String time) {
        String pack = "[{\"bt\":%s,\"n\":\"sos\",\"vb\":true}]".formatted(time);
        long before = alarms("bed-0008", "sos");
        try (RawClient client = connected(MQTT_5, "bed-0008")) {
            for (int packet = 1; packet <= 2; packet++) {
                client.send(publishing(topic("bed-0008", "alarm"), packet, utf8(pack)));
                Answer answer = answer(client);
                assertThat(answer.code()).isZero();
                assertThat(answer.reason()).contains("cannot be, the alarm is of now");
            }
        }
        assertThat(alarms("bed-0008", "sos")).isEqualTo(before + 2);
        assertThat(
                        running.count(
                                "select count(*) from alarm where device_id = 'bed-0008' and onset < now() - interval '1 hour'"))
                .isZero();
    }

    @Test
    void onlyAWellFormedFalseEndsIt() {
        try (Listening bed = Listening.start(running.device("bed-0009"))) {
            String topic = topic("bed-0009", "alarm");
            assertThat(bed.publish(topic, utf8("[{\"n\":\"smoke\",\"v\":1}]"))).isEqualTo(DURABLE);
            assertThat(bed.publish(topic, utf8("[{\"n\":\"smoke\",\"v\":0}]"))).isEqualTo(DURABLE);
            assertThat(ended("bed-0009")).isZero();
            assertThat(
                            bed.publish(
                                    topic,
                                    utf8(
                                            "[{\"n\":\"smoke\",\"vb\":false},{\"n\":\"batt\",\"v\":101}]")))
                    .isEqualTo(DURABLE);
            await().atMost(PATIENCE).until(() -> ended("bed-0009") == 1);
        }
        assertThat(alarms("bed-0009", "unreadable")).isZero();
        assertThat(alarms("bed-0009", "smoke")).isEqualTo(1);
    }

    @Test
    void bedThatSendsOnlyNoiseIsOneAlarmAndAnotherIsHeardMeanwhile() {
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                RawClient noisy = connected(MQTT_5, "bed-0010");
                Listening other = Listening.start(running.device("bed-0011"))) {
            for (int packet = 1; packet <= 500; packet++) {
                noisy.send(publishing(topic("bed-0010", "alarm"), packet, utf8("noise " + packet)));
            }
            assertThat(
                            other.publish(
                                    topic("bed-0011", "alarm"),
                                    utf8("[{\"n\":\"sos\",\"vb\":true}]")))
                    .isEqualTo(DURABLE);
            await().atMost(PATIENCE).until(() -> !heardOf(hotline, "bed-0011").isEmpty());
            for (int packet = 1; packet <= 500; packet++) {
                assertThat(answer(noisy).code()).isZero();
            }
        }
        assertThat(alarms("bed-0010", "unreadable")).isEqualTo(1);
        assertThat(letters("bed-0010")).isLessThanOrEqualTo(40);
    }

    /** What a PUBACK says. */
    private record Answer(int code, String reason) {}

    private static Answer answer(RawClient client) {
        MqttMessage packet = client.receive();
        if (packet != null
                && packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader header) {
            var reason = header.properties().getProperty(MqttProperties.REASON_STRING);
            return new Answer(
                    Byte.toUnsignedInt(header.reasonCode()),
                    reason == null ? "" : String.valueOf(reason.value()));
        }
        throw new AssertionError("no PUBACK but " + packet);
    }

    private static List<Alarm> heardOf(Listening hotline, String device) {
        return hotline.heard(Alarm.class).stream()
                .filter(alarm -> alarm.device().id().equals(device))
                .toList();
    }

    private static long alarms(String device, String cause) {
        return running.count(
                "select count(*) from alarm where device_id = '%s' and cause = '%s'"
                        .formatted(device, cause));
    }

    private static long ended(String device) {
        return running.count(
                "select count(*) from alarm where device_id = '%s' and ended_at is not null"
                        .formatted(device));
    }

    private static long letters(String device) {
        return running.count(
                "select count(*) from dead_letter where device_id = '%s'".formatted(device));
    }

    private static String topic(String device, String channel) {
        return "care/v1/%s/%s".formatted(device, channel);
    }

    private static RawClient connected(MqttVersion version, String device) {
        RawClient client = RawClient.open(running.gateway().mqttPort()).speaking(version);
        client.connect(connecting(version, "raw", device, running.password(device)).build());
        return client;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
