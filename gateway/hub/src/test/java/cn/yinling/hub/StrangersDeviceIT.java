package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are not ours: mosquitto's and Vert.x's. */
class StrangersDeviceIT {
    private static final String SOS = "[{\"n\":\"sos\",\"vb\":true}]";
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(3);
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
        Ended publish =
                mosquittoPub(
                        "5",
                        running.password("bed-0001"),
                        "bed-0001",
                        "[{\"n\":\"hr\",\"v\":900},{\"n\":\"sos\",\"vb\":true}]");
        assertThat(publish.said()).containsIgnoringCase("Payload format invalid");
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
            assertThat(running.count("select count(*) from reading where device_id = 'bed-0002'"))
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
        List<String> command = new ArrayList<>(List.of("mosquitto_pub", "-V", version, "-q", "1"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + running.gateway().mqttPort()));
        command.addAll(List.of("-u", device, "-P", password));
        command.addAll(List.of("-t", "care/v1/" + device + "/alarm", "-m", payload));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
