package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastVitalsTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00Z");
    private final LastVitals last = new LastVitals();

    @Test
    void laterValuesStandInFrontAndOthersRemain() {
        stored(AT, 1, heart(70).set(Vital.IN_BED, true));
        stored(AT.plusSeconds(1), 2, heart(72));
        assertThat(last.of(BED))
                .isEqualTo(new Alarm.LastVitals(AT.plusSeconds(1), Map.of("hr", 72.0, "bed", 1.0)));
    }

    @Test
    void lateReadingChangesOnlyWhatWasNotMeasuredSince() {
        stored(AT, 2, heart(70));
        stored(AT.minusSeconds(1), 1, heart(90).set(Vital.BREATHING_RATE, 15));
        assertThat(last.of(BED))
                .isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0, "br", 15.0)));
    }

    @Test
    void ofTwoOfOneTimeTheHigherNumberCounts() {
        stored(AT, 7, heart(70));
        stored(AT, 3, heart(90));
        assertThat(last.of(BED)).isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0)));
        stored(AT, 8, heart(71));
        assertThat(last.of(BED)).isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 71.0)));
    }

    @Test
    void whatHasJustComeIsInAnAlarmAndNotYetStored() {
        stored(AT, 1, heart(70).set(Vital.IN_BED, true));
        Reading now = reading(AT.plusSeconds(5), 2, heart(36).build());
        assertThat(last.with(BED, now))
                .isEqualTo(new Alarm.LastVitals(AT.plusSeconds(5), Map.of("hr", 36.0, "bed", 1.0)));
        assertThat(last.of(BED))
                .isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0, "bed", 1.0)));
        assertThat(last.with(new DeviceId("bed-0002"), now))
                .isEqualTo(new Alarm.LastVitals(AT.plusSeconds(5), Map.of("hr", 36.0)));
    }

    @Test
    void messageThatMeasuresNothingDoesNotMakeOldValuesLookNew() {
        stored(AT, 1, heart(70));
        stored(AT.plusSeconds(60), 2, new Vitals.Builder());
        assertThat(last.of(BED)).isEqualTo(new Alarm.LastVitals(AT, Map.of("hr", 70.0)));
        assertThat(last.of(new DeviceId("bed-0002"))).isNull();
        assertThat(last.with(BED, reading(AT.plusSeconds(60), 2, Vitals.NONE)))
                .isEqualTo(last.of(BED));
    }

    @Test
    void theOrderInWhichRowsComeMakesNoDifference() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            List<ReadingRow> rows = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                Vitals.Builder vitals = new Vitals.Builder();
                for (Vital vital : List.of(Vital.HEART_RATE, Vital.BREATHING_RATE, Vital.BATTERY)) {
                    if (random.nextBoolean()) {
                        vitals.set(vital, 20 + number);
                    }
                }
                Instant at = AT.plusSeconds(random.nextInt(6));
                rows.add(row(reading(at, number, vitals.build())));
            }
            LastVitals ordered = new LastVitals();
            rows.forEach(ordered::stored);
            Collections.shuffle(rows, random);
            LastVitals shuffled = new LastVitals();
            rows.forEach(shuffled::stored);
            assertThat(shuffled.of(BED)).as("seed %d", seed).isEqualTo(ordered.of(BED));
        }
    }

    private static Vitals.Builder heart(int beats) {
        return new Vitals.Builder().set(Vital.HEART_RATE, beats);
    }

    private void stored(Instant at, long sequence, Vitals.Builder vitals) {
        last.stored(row(reading(at, sequence, vitals.build())));
    }

    private static Reading reading(Instant at, long sequence, Vitals vitals) {
        return new Reading(at, true, sequence, vitals, Set.of(), null);
    }

    private static ReadingRow row(Reading reading) {
        return new ReadingRow(BED.value(), reading, AT, null);
    }
}
