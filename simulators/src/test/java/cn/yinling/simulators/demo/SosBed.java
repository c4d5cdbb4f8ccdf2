package cn.yinling.simulators.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.simulators.district.Household;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connected bed, whose button somebody presses. */
final class SosBed implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] SOS =
            "[{\"n\":\"sos\",\"vb\":true}]".getBytes(StandardCharsets.UTF_8);

    private final Household home;
    private final MqttConnection connection;

    private SosBed(Household home, MqttConnection connection) {
        this.home = home;
        this.connection = connection;
    }

    static SosBed of(Platform platform, Household home) {
        String id = home.bed().value();
        MqttSettings settings =
                MqttSettings.publisher(platform.gateway().mqtt(), id, id, home.password());
        MqttConnection connection = MqttConnection.start(settings, new MqttListener() {});
        await().atMost(LIMIT).until(connection::isConnected);
        return new SosBed(home, connection);
    }

    /** Returns when the gateway has acknowledged it. */
    void press() throws Exception {
        PublishOutcome outcome =
                connection
                        .publish("care/v1/%s/alarm".formatted(home.bed()), SOS)
                        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(outcome).isEqualTo(new PublishOutcome.Acknowledged());
    }

    @Override
    public void close() {
        connection.close();
    }
}
