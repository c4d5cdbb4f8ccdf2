package cn.yinling.hub;

import static cn.yinling.hub.support.RawClient.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.readings.ReadingsConfig;
import cn.yinling.hub.spool.SpoolConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import cn.yinling.register.DeviceLogin;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.District;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageIT {
    private static final String READINGS = "care/v1/bed-0001/readings";
    private static final String ALARM = "care/v1/bed-0001/alarm";

    private static final Secret PASSWORD = new Secret("test-database-password");

    private final long now = Instant.now().getEpochSecond();

    @TempDir Path folder;

    @Test
    void gatewaySaysSoAndWorksByItselfOnceTheDatabaseIsThere() throws Exception {
        int port = freePort();
        try (Gateway gateway = Gateway.start(configFor(port))) {
            assertThat(get(gateway, "/health/live").statusCode()).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(get(gateway, "/health/ready").body())
                            .contains("database", "refused"));
            assertThat(get(gateway, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(connectCode(gateway, MqttVersion.MQTT_5)).isEqualTo(0x88);
            assertThat(connectCode(gateway, MqttVersion.MQTT_3_1_1)).isEqualTo(3);

            try (Database server = server(port)) {
                gateway.whenReady().get(60, TimeUnit.SECONDS);
                DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
                try (Listening client = Listening.start(settings(gateway, bed))) {
                    assertThat(client.publish(READINGS, reading(1)))
                            .isEqualTo(new PublishOutcome.Acknowledged());
                }
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").statusCode()).isEqualTo(200));
                assertThat(server.isReady()).isTrue();
            }
        }
    }

    @Test
    void whatComesWhileTheDatabaseIsAwayIsAcknowledgedAndInTheDatabaseOnceItIsBack()
            throws Exception {
        int port = freePort();
        Database server = server(port);
        try (Gateway gateway = Gateway.start(configFor(port))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            try (Listening client = Listening.start(settings(gateway, bed));
                    Listening hotline = Listening.start(hotline(gateway))) {
                assertAcknowledged(client, READINGS, reading(1));
                server.close();
                assertAcknowledged(client, READINGS, reading(2));
                assertAcknowledged(client, READINGS, reading(2));
                assertAcknowledged(client, READINGS, reading(3));
                assertAcknowledged(client, ALARM, sos());
                await().until(() -> hotline.heard().size() == 1);
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").body())
                                .contains(
                                        "readings wait in the spool", "alarms wait in the spool"));
                server = server(port);
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").statusCode()).isEqualTo(200));
                assertThat(client.losses()).isEmpty();
            }
            Database back = server;
            await().untilAsserted(() -> assertThat(sequences(back)).containsExactly(1L, 2L, 3L));
            assertThat(count(server, "select count(*) from hub.alarm")).isEqualTo(1);
        } finally {
            server.close();
        }
    }

    @Test
    void gatewayThatStartsWithoutItsDatabaseKnowsItsDevicesAndGoesOnWhereTheLastOneEnded()
            throws Exception {
        int port = freePort();
        Database server = server(port);
        DeviceLogin bed;
        try (Gateway gateway = Gateway.start(configFor(port))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.exists(folder.resolve("spool/register.json")));
            try (Listening client = Listening.start(settings(gateway, bed))) {
                server.close();
                assertAcknowledged(client, READINGS, reading(1));
                assertAcknowledged(client, ALARM, sos());
            }
        } finally {
            server.close();
        }
        try (Gateway gateway = Gateway.start(configFor(port));
                Listening hotline = Listening.start(hotline(gateway));
                Listening client = Listening.start(settings(gateway, bed))) {
            await().until(() -> hotline.heard().size() == 1);
            assertAcknowledged(client, READINGS, reading(2));
            server = server(port);
            Database back = server;
            await().untilAsserted(() -> assertThat(sequences(back)).containsExactly(1L, 2L));
            await().until(() -> count(back, "select count(*) from hub.alarm") == 1);
        } finally {
            server.close();
        }
    }

    @Test
    void whereNothingCanBeStoredNothingIsAcknowledgedAndTheHotlineIsToldAllTheSame()
            throws Exception {
        int port = freePort();
        Database server = server(port);
        GatewayConfig config = configFor(port);
        SpoolConfig noRoom =
                new SpoolConfig(config.spool().folder(), 1 << 20, 1 << 20, Long.MAX_VALUE);
        ReadingsConfig impatient =
                new ReadingsConfig(1, 100, 1000, Duration.ofDays(1), Duration.ZERO, Duration.ZERO);
        try (Gateway gateway = Gateway.start(config.withSpool(noRoom).withReadings(impatient))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            try (RawClient old = signedIn(gateway, bed, MqttVersion.MQTT_3_1_1);
                    RawClient modern = signedIn(gateway, bed, MqttVersion.MQTT_5)) {
                server.close();
                old.send(RawClient.publishing(READINGS, 1, reading(1)));
                modern.send(RawClient.publishing(READINGS, 2, reading(2)));
                assertThat(reasonCode(modern.receive())).isEqualTo(0x97);
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").body())
                                .contains("readings are kept back", "the spool's disk is full"));
                server = server(port);
                // Not told to come again, since it would take that for an acknowledgement.
                assertThat(reasonCode(old.receive())).isZero();
            }
            Database back = server;
            assertThat(sequences(back)).containsExactly(1L);
        } finally {
            server.close();
        }
    }

    private static RawClient signedIn(Gateway gateway, DeviceLogin login, MqttVersion version) {
        RawClient client = RawClient.open(gateway.mqttPort()).speaking(version);
        String device = login.device().value();
        client.connect(connecting(version, version.name(), device, login.password()).build());
        return client;
    }

    private static int reasonCode(@Nullable MqttMessage puback) {
        return Objects.requireNonNull(puback).variableHeader()
                        instanceof MqttPubReplyMessageVariableHeader reply
                ? Byte.toUnsignedInt(reply.reasonCode())
                : 0;
    }

    private static void assertAcknowledged(Listening client, String topic, byte[] payload) {
        assertThat(client.publish(topic, payload)).isEqualTo(new PublishOutcome.Acknowledged());
    }

    private static MqttSettings hotline(Gateway gateway) {
        return MqttSettings.publisher(gateway.mqtt(), "h", "hotline", "hotline-secret-of-a-test")
                .subscribedTo(Topic.ALARMS);
    }

    private static List<Long> sequences(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select seq from hub.reading order by seq")
                                .mapTo(Long.class)
                                .list());
    }

    private Database server(int port) throws Exception {
        DatabaseConfig config =
                new DatabaseConfig(null, "yinling", PASSWORD, folder.resolve("postgres"), port, 2);
        Database server = Database.start(config, new Migrations("hub", "classpath:db/hub"));
        server.whenReady().get(60, TimeUnit.SECONDS);
        return server;
    }

    private GatewayConfig configFor(int port) {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        return GatewayConfig.onFreePorts(
                DatabaseConfig.at(url, "postgres", PASSWORD.value()),
                folder.resolve("spool"),
                new Secret("hotline-secret-of-a-test"));
    }

    private static MqttSettings settings(Gateway gateway, DeviceLogin login) {
        String device = login.device().value();
        return MqttSettings.publisher(gateway.mqtt(), device, device, login.password());
    }

    private static int connectCode(Gateway gateway, MqttVersion version) {
        try (RawClient client = RawClient.open(gateway.mqttPort()).speaking(version)) {
            return Byte.toUnsignedInt(
                    client.connect(connecting(version, "x", "bed-0001", "x").build())
                            .variableHeader()
                            .connectReturnCode()
                            .byteValue());
        }
    }

    private static HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:%d%s".formatted(gateway.webPort(), path));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static long count(Database database, String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private byte[] reading(int sequence) {
        return utf8(
                "[{\"bt\":%d,\"n\":\"seq\",\"v\":%d},{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":66}]"
                        .formatted(now, sequence));
    }

    private static byte[] sos() {
        return utf8("[{\"n\":\"sos\",\"vb\":true}]");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
