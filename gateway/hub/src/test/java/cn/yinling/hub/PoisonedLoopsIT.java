package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.commands.Command;
import cn.yinling.hub.commands.Sending;
import cn.yinling.hub.presence.Presence;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.register.DeviceLogin;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** An {@code Error} in each loop of the hub that looks at the clock ends none of them. */
class PoisonedLoopsIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Throws an {@code Error} at the first look of each thread that is named. */
    private record PoisonedClock(Set<String> threads) implements InstantSource {
        @Override
        public Instant instant() {
            if (threads.remove(Thread.currentThread().getName())) {
                throw new NoClassDefFoundError("cn/yinling/Gone");
            }
            return Instant.now();
        }
    }

    @Test
    void everythingGoesOnAfterAnErrorInEachLoop() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        threads.addAll(Set.of("presence", "commands", "watchkeeper", "dead-letters"));
        GatewayConfig config = RunningGateway.config();
        Jdbi tables = PostgresServer.tables(config.database(), "hub");
        try (Gateway gateway = Gateway.start(config, new PoisonedClock(threads))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            await().atMost(LONG).until(threads::isEmpty);
            try (Listening device = Listening.start(listening(gateway, bed))) {
                assertThat(device.publish("care/v1/bed-0001/readings", utf8("not a pack")))
                        .isInstanceOf(PublishOutcome.Refused.class);
                Command sent = send(gateway, bed);
                await().atMost(LONG)
                        .until(() ->
                                gateway.commands().find(sent.id()).orElseThrow().state()
                                        == Command.State.DELIVERED);
                await().atMost(LONG)
                        .until(() ->
                                gateway.presences().of(bed.device()) instanceof Presence.Online);
                await().atMost(LONG).until(() -> count(tables, "device_presence") == 1);
                await().atMost(LONG).until(() -> count(tables, "dead_letter") == 1);
                await().atMost(LONG)
                        .until(() ->
                                gateway.meters().counter("yinling.rules.rebuilt").count() >= 1);
            }
        }
    }

    private static Command send(Gateway gateway, DeviceLogin bed) {
        Sending sending =
                gateway.commands()
                        .send(bed.device(), Kind.TEST, Map.of(), Duration.ofHours(1), "test");
        return ((Sending.Accepted) sending).command();
    }

    private static long count(Jdbi tables, String table) {
        return tables.withHandle(handle ->
                handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
    }

    private static MqttSettings listening(Gateway gateway, DeviceLogin login) {
        String device = login.device().value();
        return MqttSettings.publisher(gateway.mqtt(), device, device, login.password())
                .subscribedTo("care/v1/bed-0001/commands");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
