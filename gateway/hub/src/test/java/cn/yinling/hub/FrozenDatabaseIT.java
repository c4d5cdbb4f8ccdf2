package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.register.DeviceLogin;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.FreezingProxy;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.PostgresServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that stands still and keeps its connections open is a database that is away. */
class FrozenDatabaseIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String READINGS = "care/v1/bed-0001/readings";
    private static final String ALARM = "care/v1/bed-0001/alarm";

    private final long now = Instant.now().getEpochSecond();

    @Test
    void alarmsAndReadingsGoToTheSpoolAndReachTheDatabaseWhenItThaws() throws Exception {
        GatewayConfig near = RunningGateway.config();
        try (FreezingProxy proxy = FreezingProxy.to(PostgresServer.port(near.database()));
                Gateway gateway = Gateway.start(RunningGateway.through(proxy, near))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            try (Listening client = Listening.start(settings(gateway, bed))) {
                assertAcknowledged(client, READINGS, reading(1));
                proxy.freeze();
                assertAcknowledged(client, READINGS, reading(2));
                assertAcknowledged(client, ALARM, sos());
                await().atMost(LONG)
                        .untilAsserted(() ->
                                assertThat(ready(gateway).body())
                                        .contains("readings wait in the spool")
                                        .contains("alarms wait in the spool")
                                        .contains("\"database\""));
                assertAcknowledged(client, READINGS, reading(3));

                proxy.thaw();
                await().atMost(LONG).until(() -> ready(gateway).statusCode() == 200);
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(count(near, "reading")).isEqualTo(3));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(count(near, "alarm")).isEqualTo(1));
            }
        }
    }

    @Test
    @Timeout(120)
    void aStatementThatIsNotAnsweredFailsAsAnAbsence() throws Exception {
        DatabaseConfig near = PostgresServer.newDatabase();
        try (FreezingProxy proxy = FreezingProxy.to(PostgresServer.port(near));
                Database database =
                        Database.start(
                                PostgresServer.through(proxy, near),
                                new Migrations("hub", "classpath:db/hub"))) {
            database.whenReady().get(60, TimeUnit.SECONDS);
            assertThat(one(database.jdbi())).isEqualTo(1);
            database.jdbi()
                    .useHandle(handle -> {
                        proxy.freeze();
                        assertThatThrownBy(() -> handle.execute("select 1"))
                                .matches(Database::isAway);
                    });
            await().atMost(LONG).until(() -> !database.isReady());
            assertThat(database.problem()).isNotNull();
            proxy.thaw();
            await().atMost(LONG).until(() -> database.problem() == null);
            assertThat(one(database.jdbi())).isEqualTo(1);
            assertThat(one(database.jdbiForLongWork())).isEqualTo(1);
        }
    }

    private static int one(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("select 1").mapTo(Integer.class).one());
    }

    private static long count(GatewayConfig config, String table) {
        return PostgresServer.tables(config.database(), "hub")
                .withHandle(handle ->
                        handle.createQuery("select count(*) from hub." + table)
                                .mapTo(Long.class)
                                .one());
    }

    private static void assertAcknowledged(Listening client, String topic, byte[] payload) {
        PublishOutcome outcome =
                client.connection()
                        .publish(topic, payload)
                        .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
                        .join();
        assertThat(outcome).isEqualTo(new PublishOutcome.Acknowledged());
    }

    private static MqttSettings settings(Gateway gateway, DeviceLogin login) {
        String device = login.device().value();
        return MqttSettings.publisher(gateway.mqtt(), device, device, login.password());
    }

    private static HttpResponse<String> ready(Gateway gateway) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d/health/ready".formatted(gateway.webPort()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private byte[] reading(int seq) {
        return """
        [{"bt":%d,"n":"seq","v":%d},{"n":"hr","u":"beat/min","v":72}]\
        """
                .formatted(now + seq, seq)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sos() {
        return """
        [{"bt":%d,"n":"sos","vb":true}]\
        """
                .formatted(now)
                .getBytes(StandardCharsets.UTF_8);
    }
}
