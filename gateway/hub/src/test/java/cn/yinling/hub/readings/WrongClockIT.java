package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.mqtt.PublishOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongClockIT {
    private static final String TOPIC = "care/v1/bed-0001/readings";

    /** 2020-01-01T00:00:07Z, as a device says that has lost its battery. */
    private static final String READING =
            "[{\"bt\":1577836807,\"n\":\"seq\",\"v\":1},{\"n\":\"hr\",\"v\":70}]";

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
    void readingIsStoredAtTheRightTimeAndWhatTheDeviceSaidBesideIt() {
        Instant before = Instant.now();
        send();
        assertThat(time("select at from reading"))
                .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        assertThat(time("select device_at from reading"))
                .isEqualTo(Instant.parse("2020-01-01T00:00:07Z"));
        assertThat(running.gateway().meters().get("yinling.clocks.wrong").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void readingSentAgainAlsoToAGatewayStartedAnewIsStoredOnce() {
        send();
        send();
        running = running.restart();
        send();
        assertThat(running.count("select count(*) from reading")).isEqualTo(1);
    }

    @Test
    void sosOfADeviceWithAWrongClockIsRaisedAtTheTimeItCame() {
        Instant before = Instant.now();
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            String sos = "[{\"bt\":1577836807,\"n\":\"sos\",\"vb\":true}]";
            assertThat(bed.publish("care/v1/bed-0001/alarm", utf8(sos)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
        assertThat(time("select onset from alarm"))
                .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now().plusSeconds(1));
    }

    private void send() {
        try (Listening bed = Listening.start(running.device("bed-0001"))) {
            assertThat(bed.publish(TOPIC, utf8(READING)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    private Instant time(String sql) {
        return running.tables()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Instant.class).one());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
