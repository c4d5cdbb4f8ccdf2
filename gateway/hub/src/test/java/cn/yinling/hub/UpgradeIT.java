package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.runtime.config.Secret;
import cn.yinling.testing.FreezingProxy;
import cn.yinling.testing.district.EarlierRelease;
import cn.yinling.testing.district.PostgresServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a gateway of release 954f48c, of the demo, has left: its tables and its copy of the
 * register, 25 residents, 61 devices and their open alarms.
 */
class UpgradeIT {
    private static final List<String> TABLES =
            List.of(
                    "street",
                    "place",
                    "home",
                    "resident",
                    "contact",
                    "device",
                    "alarm",
                    "alarm_event");
    private static final String BED = "bed-0025";
    private static final String PASSWORD_OF_BED = "3RYJivkW6PgaL6rWCTfa37IGNWbHigfi";
    private static final byte[] SOS =
            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofSeconds(90);

    private final GatewayConfig config =
            RunningGateway.config().withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)));

    @BeforeEach
    void leave() {
        EarlierRelease.leave(config.database(), "hub", "13", TABLES);
    }

    @Test
    void whatItHasLeftIsThereAndItsDevicesSignIn() {
        long alarms = alarms();
        try (Gateway gateway = Gateway.start(config);
                ApiClient api = ApiClient.machine(gateway.webPort())) {
            gateway.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
            assertThat(api.get("/api/residents?limit=100").json().path("items")).hasSize(25);
            assertThat(api.get("/api/devices?limit=100").json().path("items")).hasSize(61);
            assertThat(alarms).isPositive();
            assertThat(api.get("/api/alarms?open=true&limit=100").json().path("items"))
                    .hasSize((int) open());
            press(gateway);
            await().atMost(LONG).until(() -> alarms() == alarms + 1);
        }
    }

    @Test
    void itsDevicesSignInAlsoWhileTheDatabaseIsFrozen() throws Exception {
        Path spool = config.spool().folder();
        Files.createDirectories(spool);
        try (InputStream copy =
                getClass().getResourceAsStream(EarlierRelease.LEFT + "register.json")) {
            Files.copy(Objects.requireNonNull(copy), spool.resolve("register.json"));
        }
        long alarms = alarms();
        try (FreezingProxy proxy = FreezingProxy.to(PostgresServer.port(config.database()))) {
            proxy.freeze();
            try (Gateway gateway = Gateway.start(RunningGateway.through(proxy, config))) {
                press(gateway);
                proxy.thaw();
                await().atMost(LONG).until(() -> alarms() == alarms + 1);
            }
        }
    }

    private static void press(Gateway gateway) {
        MqttSettings settings = MqttSettings.publisher(gateway.mqtt(), BED, BED, PASSWORD_OF_BED);
        try (Listening bed = Listening.start(settings)) {
            assertThat(bed.publish("care/v1/%s/alarm".formatted(BED), SOS))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    private long alarms() {
        return count("select count(*) from alarm");
    }

    private long open() {
        return count("select count(*) from alarm where closed_at is null");
    }

    private long count(String sql) {
        return PostgresServer.tables(config.database(), "hub")
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
