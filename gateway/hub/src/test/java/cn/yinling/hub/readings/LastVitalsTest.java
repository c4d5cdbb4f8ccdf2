package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastVitalsTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");
    private final LastVitals last = new LastVitals();

    @Test
    void laterValuesStandInFrontAndOthersRemain() {
        note(AT, new Vitals.Builder().set(Vital.HEART_RATE, 70).set(Vital.IN_BED, true).build());
        note(AT.plusSeconds(1), new Vitals.Builder().set(Vital.HEART_RATE, 72).build());
        assertThat(last.of(BED))
                .isEqualTo(new Alarm.LastVitals(AT.plusSeconds(1), Map.of("hr", 72.0, "bed", 1.0)));
    }

    @Test
    void lateReadingChangesNothing() {
        note(AT, new Vitals.Builder().set(Vital.HEART_RATE, 70).build());
        note(AT.minusSeconds(1), new Vitals.Builder().set(Vital.HEART_RATE, 90).build());
        assertThat(last.of(BED)).isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0)));
    }

    @Test
    void messageThatMeasuresNothingDoesNotMakeOldValuesLookNew() {
        note(AT, new Vitals.Builder().set(Vital.HEART_RATE, 70).build());
        note(AT.plusSeconds(60), Vitals.NONE);
        assertThat(last.of(BED)).isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0)));
        assertThat(last.of(new DeviceId("bed-0002"))).isNull();
    }

    private void note(Instant at, Vitals vitals) {
        last.note(BED, new Reading(at, true, 1, vitals, Set.of(), null));
    }
}
