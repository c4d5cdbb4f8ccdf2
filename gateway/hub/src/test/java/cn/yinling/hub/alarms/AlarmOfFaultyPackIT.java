package cn.yinling.hub.alarms;

import static cn.yinling.hub.support.RawClient.connecting;
import static cn.yinling.hub.support.RawClient.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.FaultyPack;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.topic.Topic;
import cn.yinling.testing.Chance;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Packs with a cause and one fault, on every way into the hub: each is one alarm. */
class AlarmOfFaultyPackIT {
    private static final int PACKS = 400;
    private static final List<MqttQoS> QUALITIES =
            List.of(MqttQoS.AT_MOST_ONCE, MqttQoS.AT_LEAST_ONCE, MqttQoS.EXACTLY_ONCE);

    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(2);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void eachIsExactlyOneAlarmOfItsCause() {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (RawClient old = connected(MqttVersion.MQTT_3_1_1);
                RawClient current = connected(MqttVersion.MQTT_5);
                Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            for (int number = 1; number <= PACKS; number++) {
                FaultyPack pack = FaultyPack.any(random);
                boolean isOld = random.nextBoolean();
                MqttQoS qos = QUALITIES.get(random.nextInt(QUALITIES.size()));
                String channel = random.nextBoolean() ? "alarm" : "readings";
                String what =
                        "seed %d, pack %d, %s %s %s, %s"
                                .formatted(seed, number, isOld ? "3.1.1" : "5", qos, channel, pack);
                send(isOld ? old : current, number, channel, pack, qos, what);
                hears(hotline, number, what);
                assertThat(last(hotline).cause()).as(what).isEqualTo(pack.cause());
            }
        }
        assertThat(running.count("select count(*) from alarm")).isEqualTo(PACKS);
    }

    private static void send(
            RawClient client,
            int number,
            String channel,
            FaultyPack pack,
            MqttQoS qos,
            String what) {
        client.send(publishing("care/v1/bed-0001/" + channel, number, pack.bytes(), qos));
        if (qos != MqttQoS.AT_MOST_ONCE) {
            MqttMessageType answer =
                    qos == MqttQoS.AT_LEAST_ONCE ? MqttMessageType.PUBACK : MqttMessageType.PUBREC;
            String said = String.valueOf(client.receive());
            assertThat(said)
                    .as(what)
                    .contains(answer.name())
                    .contains("messageId=" + number)
                    .doesNotContain("reasonCode=-");
        }
        if (qos == MqttQoS.EXACTLY_ONCE) {
            client.send(new byte[] {0x62, 2, (byte) (number >> 8), (byte) number});
            assertThat(String.valueOf(client.receive())).as(what).contains("PUBCOMP");
        }
    }

    private static void hears(Listening hotline, int number, String what) {
        await(what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> ids(hotline) >= number);
        assertThat(ids(hotline)).as(what).isEqualTo(number);
    }

    private static long ids(Listening hotline) {
        return hotline.heard(Alarm.class).stream().map(Alarm::alarmId).distinct().count();
    }

    private static Alarm last(Listening hotline) {
        return hotline.heard(Alarm.class).getLast();
    }

    private static RawClient connected(MqttVersion version) {
        RawClient client = RawClient.open(running.gateway().mqttPort()).speaking(version);
        client.connect(
                connecting(version, "" + version, "bed-0001", running.password("bed-0001"))
                        .build());
        return client;
    }
}
