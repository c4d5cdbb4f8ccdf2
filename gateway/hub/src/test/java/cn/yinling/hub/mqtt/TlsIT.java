package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.mqtt.TlsSettings;
import cn.yinling.testing.Certificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second port: TLS, and certificates in the place of passwords. */
class TlsIT {
    private static final PublishOutcome DURABLE = new PublishOutcome.Acknowledged();
    @TempDir static Path folder;
    private static Certificates ours;
    private static Certificates theirs;
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        ours = new Certificates(folder, "district-ca").issue("gateway", "gateway", "IP:127.0.0.1");
        ours.issue("bed-0001", "bed-0001");
        ours.issue("bed-0002", "a bed of the second street", "DNS:bed-0002", "DNS:spare");
        theirs = new Certificates(folder, "foreign-ca").issue("forged", "bed-0001");
        GatewayConfig config = RunningGateway.config();
        TlsConfig tls =
                new TlsConfig(
                        0,
                        ours.certificate("gateway"),
                        ours.privateKey("gateway"),
                        ours.authority());
        running = RunningGateway.withBeds(3, config.withMqtt(config.mqtt().withTls(tls)));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void deviceWithAPasswordPublishesOverTls() {
        try (Listening bed = Listening.start(byPassword("bed-0003"))) {
            assertThat(bed.publish("care/v1/bed-0003/readings", reading())).isEqualTo(DURABLE);
        }
    }

    @ParameterizedTest
    @CsvSource({"bed-0001", "bed-0002"})
    void deviceNamedByItsCertificateNeedsNoPassword(String device) {
        try (Listening bed = Listening.start(byCertificate(device, ours, device))) {
            assertThat(bed.publish("care/v1/" + device + "/readings", reading()))
                    .isEqualTo(DURABLE);
        }
    }

    @Test
    void certificateOfAnotherDeviceIsRefusedWhateverThePassword() {
        MqttSettings settings =
                over("bed-0003", running.password("bed-0003")).trusting(trust(ours, "bed-0001"));
        try (Listening bed = Listening.begin(settings, true)) {
            await().until(() -> !bed.losses().isEmpty());
            assertThat(bed.losses().getFirst()).contains("135");
            assertThat(bed.connection().isConnected()).isFalse();
        }
    }

    @Test
    void certificateOfAnAuthorityThatIsNotOursOpensNothing() {
        try (Listening bed = Listening.begin(byCertificate("bed-0001", theirs, "forged"), true)) {
            await().until(() -> bed.losses().size() >= 2);
            assertThat(bed.connection().isConnected()).isFalse();
        }
    }

    @Test
    void clientThatDoesNotTrustTheGatewayDoesNotConnect() {
        MqttSettings settings =
                over("bed-0003", running.password("bed-0003"))
                        .trusting(new TlsSettings(theirs.authority(), null, null));
        try (Listening bed = Listening.begin(settings, true)) {
            await().until(() -> !bed.losses().isEmpty());
            assertThat(bed.losses().getFirst()).contains("certification path");
        }
    }

    @ParameterizedTest
    @CsvSource({"-tls1_3, true", "-tls1_2, true", "-tls1_1, false"})
    void onlyTls12And13AreSpoken(String version, boolean isSpoken) throws Exception {
        String address = "127.0.0.1:" + running.gateway().mqttOverTls().getPort();
        Process client =
                new ProcessBuilder(
                                "openssl",
                                "s_client",
                                "-connect",
                                address,
                                version,
                                "-CAfile",
                                ours.authority().toString(),
                                "-verify_return_error")
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(client.waitFor() == 0).as(said).isEqualTo(isSpoken);
    }

    @Test
    void renewedCertificateIsTakenUpWithoutARestart() {
        Certificates next =
                new Certificates(folder, "next-ca").issue("renewed", "gateway", "IP:127.0.0.1");
        Certificates first =
                new Certificates(folder, "first-ca").issue("served", "gateway", "IP:127.0.0.1");
        GatewayConfig config = RunningGateway.config();
        TlsConfig tls =
                new TlsConfig(0, first.certificate("served"), first.privateKey("served"), null);
        GatewayConfig secure = config.withMqtt(config.mqtt().withTls(tls));
        try (RunningGateway renewing = RunningGateway.withBeds(1, secure);
                Listening before =
                        Listening.start(
                                of(renewing, "before")
                                        .trusting(new TlsSettings(first.authority(), null, null)));
                Listening after =
                        Listening.begin(
                                of(renewing, "after")
                                        .trusting(new TlsSettings(next.authority(), null, null)),
                                true)) {
            await().until(() -> !after.losses().isEmpty());
            first.renew("served", next, "renewed");
            await().until(after.connection()::isConnected);
            assertThat(before.losses()).isEmpty();
        }
    }

    private static MqttSettings of(RunningGateway gateway, String clientId) {
        return MqttSettings.publisher(
                gateway.gateway().mqttOverTls(),
                clientId,
                "bed-0001",
                gateway.password("bed-0001"));
    }

    private static MqttSettings byPassword(String device) {
        return over(device, running.password(device))
                .trusting(new TlsSettings(ours.authority(), null, null));
    }

    private static MqttSettings byCertificate(String device, Certificates by, String certificate) {
        return over(device, "").trusting(trust(by, certificate));
    }

    private static TlsSettings trust(Certificates by, String certificate) {
        return new TlsSettings(
                ours.authority(), by.certificate(certificate), by.privateKey(certificate));
    }

    private static MqttSettings over(String device, String password) {
        return MqttSettings.publisher(
                running.gateway().mqttOverTls(), device + "-tls", device, password);
    }

    private static byte[] reading() {
        return "[{\"n\":\"hr\",\"v\":70}]".getBytes(StandardCharsets.UTF_8);
    }
}
