package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpineIT {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        running = RunningGateway.withBeds(3);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void sosOfABedReachesTheHotlineWithTheResidentAndHerLastVitals() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Vitals vitals =
                new Vitals.Builder().set(Vital.HEART_RATE, 71).set(Vital.IN_BED, true).build();
        Reading reading = new Reading(now.minusSeconds(1), true, 1, vitals, Set.of(), null);
        Reading sos = new Reading(now, true, 2, Vitals.NONE, Set.of(Cause.SOS), null);
        try (Listening hotline = Listening.start(running.hotline().subscribedTo(Topic.ALARMS));
                Listening bed = Listening.start(running.device("bed-0001"))) {
            ReadingEncoder encoder = new ReadingEncoder();
            assertThat(bed.publish("care/v1/bed-0001/readings", encoder.encode(BED, reading)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
            assertThat(bed.publish("care/v1/bed-0001/alarm", encoder.encode(BED, sos)))
                    .isEqualTo(new PublishOutcome.Acknowledged());

            await().until(() -> hotline.heard().size() == 1);
            Alarm alarm = hotline.heard(Alarm.class).getFirst();
            assertThat(alarm.cause()).isEqualTo(Cause.SOS);
            assertThat(alarm.onset()).isEqualTo(now);
            assertThat(alarm.device()).isEqualTo(new Alarm.Source("bed-0001", "bed", "71"));
            assertThat(alarm.place().address()).isEqualTo("青年路 1 号");
            assertThat(alarm.place().entry()).isEqualTo("门禁 1234#");
            assertThat(alarm.resident()).isNotNull();
            assertThat(alarm.vitals())
                    .isEqualTo(
                            new Alarm.LastVitals(
                                    now.minusSeconds(1), Map.of("hr", 71.0, "bed", 1.0)));
        }
        assertThat(running.count("select count(*) from reading where device_id = 'bed-0001'"))
                .isEqualTo(1);
        assertThat(running.count("select count(*) from alarm where device_id = 'bed-0001'"))
                .isEqualTo(1);
    }
}
