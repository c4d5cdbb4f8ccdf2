package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.RawClient;
import cn.yinling.hub.support.RawClient.Remaining;
import cn.yinling.hub.support.Rescue;
import cn.yinling.hub.support.RunningGateway;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A device that reconnects before the hub knows that its old connection is dead. */
class TakeOverIT {
    private static final String BED = "bed-0001";
    private static final String COMMANDS = "care/v1/bed-0001/commands";
    private static final int RECONNECTS = 100;
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
    void whatTheDeadConnectionWasSentGoesToTheNewOne() {
        try (Rescue rescue = Rescue.begin(running, BED);
                RawClient dead = open();
                RawClient alive = open()) {
            dead.resume(running, BED, "one", 100);
            dead.subscribe(COMMANDS);
            rescue.accepted();
            int packetId = dead.receivePublish().variableHeader().packetId();

            assertThat(alive.resume(running, BED, "one", 100).variableHeader().isSessionPresent())
                    .isTrue();
            MqttPublishMessage again = alive.receivePublish();
            assertThat(again.variableHeader().packetId()).isEqualTo(packetId);
            assertThat(again.fixedHeader().isDup()).isTrue();
            assertThat(RawClient.disconnectCode(dead.receive())).isEqualTo(0x8E);
            assertThat(dead.receive()).isNull();
        }
    }

    @Test
    void manyFastReconnectsKeepOneSessionAndItsCommand() {
        List<RawClient> clients = new ArrayList<>();
        try (Rescue rescue = Rescue.begin(running, BED)) {
            RawClient first = open();
            clients.add(first);
            first.resume(running, BED, "one", 100);
            first.subscribe(COMMANDS);
            rescue.accepted();
            first.receivePublish();
            for (int time = 0; time < RECONNECTS; time++) {
                // None waits for its CONNACK: each finds the one before it half way in.
                RawClient client = open();
                clients.add(client);
                client.send(RawClient.resuming(running, BED, "one", 100));
            }
            await().until(() -> takenOver() == RECONNECTS);
            await().untilAsserted(() ->
                    assertThat(running.gateway().status().devicesOnline()).containsEntry("bed", 1));
            assertThat(survivors(clients)).isEqualTo(List.of(new Remaining(true, true)));
        } finally {
            clients.forEach(RawClient::close);
        }
        await().untilAsserted(() ->
                assertThat(running.gateway().status().devicesOnline()).containsEntry("bed", 0));
    }

    private double takenOver() {
        return running.gateway().meters().counter("yinling.sessions.taken.over").count();
    }

    /** The connections that are left, and whether they were sent the command. */
    private static List<Remaining> survivors(List<RawClient> clients) {
        return clients.stream()
                .map(RawClient::remaining)
                .filter(RawClient.Remaining::isAlive)
                .toList();
    }

    private RawClient open() {
        return RawClient.open(running.gateway().mqttPort()).speaking(MqttVersion.MQTT_5);
    }
}
