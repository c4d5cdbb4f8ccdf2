package cn.yinling.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.topic.DeviceId;
import io.netty.handler.codec.mqtt.MqttVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is there since when, and who is not and why: in memory and in the table. */
class PresenceIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
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
    void deviceThatWasNeverHereIsNotKnown() {
        assertThat(presence()).isNull();
        assertThat(running.count("select count(*) from device_presence")).isZero();
    }

    @Test
    void deviceThatComesAndSaysGoodbyeIsToldFromOneThatIsLost() {
        try (Listening bed = Listening.start(running.device(BED.value()))) {
            assertThat(bed.connection().isConnected()).isTrue();
            await().until(() -> row("is_online and reason is null"));
            assertThat(presence()).isInstanceOf(Presence.Online.class);
        }
        await().until(() -> row("not is_online and reason = 'said-goodbye'"));
        try (RawClient bed = RawClient.open(running.gateway().mqttPort())) {
            bed.signIn(running, BED.value(), "raw");
        }
        await().until(() -> row("not is_online and reason = 'lost'"));
        assertThat(presence())
                .isInstanceOfSatisfying(
                        Presence.Offline.class,
                        offline -> assertThat(offline.why()).isEqualTo(Farewell.LOST));
    }

    @Test
    void takeOverIsNoComingAndNoGoing() {
        try (RawClient first = open();
                RawClient second = open()) {
            first.resume(running, BED.value(), "one", 0);
            Presence before = presence();
            second.resume(running, BED.value(), "one", 0);
            assertThat(RawClient.disconnectCode(first.receive())).isEqualTo(0x8E);
            assertThat(first.receive()).isNull();
            assertThat(presence()).isEqualTo(before).isInstanceOf(Presence.Online.class);
        }
    }

    @Test
    void deviceThatWasOnlineWhenTheHubWasKilledIsOfflineUntilItIsBack() {
        running.tables()
                .useHandle(handle ->
                        handle.execute(
                                """
                                insert into device_presence (device_id, is_online, since)
                                values ('bed-0001', true, now() - interval '1 hour')
                                """));
        running = running.restart();
        await().until(() ->
                row(
                        "not is_online and reason = 'hub-ended' and since > now() - interval '1 minute'"));
        assertThat(presence()).isInstanceOf(Presence.Offline.class);
        try (RawClient bed = open()) {
            bed.resume(running, BED.value(), "one", 0);
            await().until(() -> row("is_online"));
        }
    }

    @Test
    void hubThatEndsInOrderSaysSoOfTheDevicesItHad() {
        try (RawClient bed = open()) {
            bed.resume(running, BED.value(), "one", 0);
            running = running.restart();
            assertThat(row("not is_online and reason = 'hub-ended'")).isTrue();
        }
    }

    private RawClient open() {
        return RawClient.open(running.gateway().mqttPort()).speaking(MqttVersion.MQTT_5);
    }

    private @Nullable Presence presence() {
        return running.gateway().presences().of(BED);
    }

    private boolean row(String condition) {
        return running.count(
                        "select count(*) from device_presence where device_id = 'bed-0001' and "
                                + condition)
                == 1;
    }
}
