package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.Rescue;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.Topic;
import cn.yinling.testing.Certificates;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are not ours: mosquitto's and Vert.x's. */
class StrangersDeviceIT {
    private static final String SOS = "[{\"n\":\"sos\",\"vb\":true}]";
    private static RunningGateway running;

    @TempDir static Path folder;
    private static Certificates certificates;

    @BeforeAll
    static void start() {
        certificates =
                new Certificates(folder, "ca")
                        .issue("gateway", "gateway", "IP:127.0.0.1")
                        .issue("bed-0003", "bed-0003");
        GatewayConfig config = RunningGateway.config();
        TlsConfig tls =
                new TlsConfig(
                        0,
                        certificates.certificate("gateway"),
                        certificates.privateKey("gateway"),
                        certificates.authority());
        running = RunningGateway.withBeds(3, config.withMqtt(config.mqtt().withTls(tls)));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private record Ended(int code, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"5", "mqttv311"})
    void mosquittoPubRaisesAnSos(String version) throws Exception {
        requireMosquitto();
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            Ended publish = mosquittoPub(version, running.password("bed-0001"), "bed-0001", SOS);
            assertThat(publish).isEqualTo(new Ended(0, ""));
            await().until(() -> hotline.heard().size() == 1);
            assertThat(hotline.heard(Alarm.class).getFirst().cause()).isEqualTo(Cause.SOS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "mqttv311"})
    void mosquittoPubWithAWrongPasswordIsToldSo(String version) throws Exception {
        requireMosquitto();
        Ended publish = mosquittoPub(version, "wrong", "bed-0001", SOS);
        assertThat(publish.code()).isNotZero();
        assertThat(publish.said()).containsIgnoringCase("bad user name or password");
    }

    @Test
    void mosquittoPubWithAnImpossibleValueIsToldSo() throws Exception {
        requireMosquitto();
        String pack = "[{\"n\":\"hr\",\"v\":900}]";
        Ended publish =
                run(
                        publishing("5", "bed-0001", running.password("bed-0001"), "readings"),
                        "-m",
                        pack);
        assertThat(publish.said()).containsIgnoringCase("Payload format invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "mqttv311"})
    void mosquittoPubWithAnImpossibleValueBesideTheSosRaisesIt(String version) throws Exception {
        requireMosquitto();
        String pack = "[{\"n\":\"hr\",\"v\":900},{\"n\":\"sos\",\"vb\":true}]";
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS))) {
            assertThat(mosquittoPub(version, running.password("bed-0001"), "bed-0001", pack))
                    .isEqualTo(new Ended(0, ""));
            await().until(() -> hotline.heard().size() == 1);
            assertThat(hotline.heard(Alarm.class).getFirst().cause()).isEqualTo(Cause.SOS);
        }
    }

    @Test
    void mosquittoPubOverTlsSignsInByPasswordOrByCertificate() throws Exception {
        requireMosquitto();
        List<String> tls =
                List.of(
                        "mosquitto_pub",
                        "-V",
                        "5",
                        "-q",
                        "1",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + running.gateway().mqttOverTls().getPort(),
                        "--cafile",
                        certificates.authority().toString(),
                        "-m",
                        "[{\"n\":\"hr\",\"v\":61}]");
        Ended byPassword =
                run(
                        tls,
                        "-u",
                        "bed-0002",
                        "-P",
                        running.password("bed-0002"),
                        "-t",
                        "care/v1/bed-0002/readings");
        Ended byCertificate =
                run(
                        tls,
                        "--cert",
                        certificates.certificate("bed-0003").toString(),
                        "--key",
                        certificates.privateKey("bed-0003").toString(),
                        "-t",
                        "care/v1/bed-0003/readings");
        assertThat(byPassword).isEqualTo(new Ended(0, ""));
        assertThat(byCertificate).isEqualTo(new Ended(0, ""));
        assertThat(running.count("select count(*) from reading where hr = 61")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "mqttv311"})
    void mosquittoSubThatWasAwayHearsTheCommandOfItsKeptSession(String version) throws Exception {
        requireMosquitto();
        String device = version.equals("5") ? "bed-0001" : "bed-0003";
        List<String> sub = new ArrayList<>(List.of("mosquitto_sub", "-V", version, "-q", "1"));
        sub.addAll(List.of("-h", "127.0.0.1", "-p", "" + running.gateway().mqttPort()));
        sub.addAll(List.of("-u", device, "-P", running.password(device), "-i", "kept", "-c"));
        sub.addAll(List.of("-t", "care/v1/" + device + "/commands"));
        if (version.equals("5")) {
            sub.addAll(List.of("-x", "100"));
        }
        try (Rescue rescue = Rescue.begin(running, device)) {
            assertThat(run(sub, "-E").code()).isZero();
            rescue.accepted();
            assertThat(run(sub, "-C", "1", "-W", "20").said()).contains("help-is-coming");
        }
    }

    @Test
    void vertxClientOfMqtt311PublishesWithQualityOfService1And2() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            MqttClient client =
                    MqttClient.create(
                            vertx,
                            new MqttClientOptions()
                                    .setClientId("vertx")
                                    .setUsername("bed-0002")
                                    .setPassword(running.password("bed-0002")));
            List<Integer> completed = new CopyOnWriteArrayList<>();
            client.publishCompletionHandler(completed::add);
            client.connect(running.gateway().mqttPort(), "127.0.0.1").await(20, TimeUnit.SECONDS);
            for (MqttQoS qos : List.of(MqttQoS.AT_LEAST_ONCE, MqttQoS.EXACTLY_ONCE)) {
                client.publish(
                                "care/v1/bed-0002/readings",
                                Buffer.buffer("[{\"n\":\"hr\",\"v\":70}]"),
                                qos,
                                false,
                                false)
                        .await(20, TimeUnit.SECONDS);
            }
            await().until(() -> completed.size() == 2);
            assertThat(
                            running.count(
                                    "select count(*) from reading where device_id = 'bed-0002' and hr = 70"))
                    .isEqualTo(2);
        } finally {
            vertx.close().await(20, TimeUnit.SECONDS);
        }
    }

    private static void requireMosquitto() throws Exception {
        String reason =
                "mosquitto_pub is not installed (Debian: apt-get install mosquitto-clients)";
        boolean isThere =
                new ProcessBuilder("sh", "-c", "command -v mosquitto_pub").start().waitFor() == 0;
        if (!isThere && "true".equals(System.getenv("CI"))) {
            Assertions.fail(reason);
        }
        Assumptions.assumeTrue(isThere, reason);
    }

    private static Ended mosquittoPub(
            String version, String password, String device, String payload)
            throws IOException, InterruptedException {
        return run(publishing(version, device, password, "alarm"), "-m", payload);
    }

    private static List<String> publishing(
            String version, String device, String password, String channel) {
        List<String> command = new ArrayList<>(List.of("mosquitto_pub", "-V", version, "-q", "1"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + running.gateway().mqttPort()));
        command.addAll(List.of("-u", device, "-P", password));
        command.addAll(List.of("-t", "care/v1/" + device + "/" + channel));
        return command;
    }

    private static Ended run(List<String> beginning, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(beginning);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
