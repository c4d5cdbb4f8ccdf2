package cn.yinling.hub;

import static cn.yinling.hub.support.RawClient.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.registry.DeviceLogin;
import cn.yinling.hub.support.District;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawClient;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseOutageIT {
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
                    assertThat(client.publish("care/v1/bed-0001/readings", reading()))
                            .isEqualTo(new PublishOutcome.Acknowledged());
                }
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").statusCode()).isEqualTo(200));
                assertThat(server.isReady()).isTrue();
            }
        }
    }

    @Test
    void databaseThatGoesMidRunKeepsNothingFromBeingStoredOnceItIsBack() throws Exception {
        int port = freePort();
        Database server = server(port);
        try (Gateway gateway = Gateway.start(configFor(port))) {
            gateway.whenReady().get(60, TimeUnit.SECONDS);
            DeviceLogin bed = gateway.provisioning().enter(District.ofBeds(1)).getFirst();
            MqttSettings hotlineSettings =
                    MqttSettings.publisher(gateway.mqtt(), "h", "hotline", "hotline-secret")
                            .subscribedTo(Topic.ALARMS);
            try (Listening client = Listening.start(settings(gateway, bed));
                    Listening hotline = Listening.start(hotlineSettings)) {
                client.publish("care/v1/bed-0001/readings", reading());
                server.close();
                CompletableFuture<PublishOutcome> reading =
                        client.connection().publish("care/v1/bed-0001/readings", reading());
                CompletableFuture<PublishOutcome> sos =
                        client.connection()
                                .publish(
                                        "care/v1/bed-0001/alarm",
                                        utf8("[{\"n\":\"sos\",\"vb\":true}]"));
                await().until(() -> hotline.heard().size() == 1);
                await().untilAsserted(() ->
                        assertThat(get(gateway, "/health/ready").body())
                                .contains("readings are kept back", "alarms"));
                assertThat(reading).isNotDone();
                assertThat(sos).isNotDone();

                server = server(port);
                assertThat(reading.get(60, TimeUnit.SECONDS))
                        .isEqualTo(new PublishOutcome.Acknowledged());
                assertThat(sos.get(60, TimeUnit.SECONDS))
                        .isEqualTo(new PublishOutcome.Acknowledged());
                assertThat(client.losses()).isEmpty();
            }
            assertThat(count(server, "select count(*) from hub.reading")).isEqualTo(2);
            assertThat(count(server, "select count(*) from hub.alarm")).isEqualTo(1);
        } finally {
            server.close();
        }
    }

    private Database server(int port) throws Exception {
        DatabaseConfig config =
                new DatabaseConfig(null, "yinling", null, folder.resolve("postgres"), port, 2);
        Database server = Database.start(config, new Migrations("hub", "classpath:db/hub"));
        server.whenReady().get(60, TimeUnit.SECONDS);
        return server;
    }

    private static GatewayConfig configFor(int port) {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        return GatewayConfig.onFreePorts(
                DatabaseConfig.at(url, "postgres", null), new Secret("hotline-secret"));
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

    private static byte[] reading() {
        return utf8("[{\"n\":\"hr\",\"u\":\"beat/min\",\"v\":66}]");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
