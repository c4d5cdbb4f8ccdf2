package cn.yinling.simulators.beds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.district.Illness;
import cn.yinling.simulators.district.Mobility;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BedTest {
    private static final long SEED = 11;

    /** Three in the morning where the residents live. */
    private static final Instant DEAD_OF_NIGHT = Instant.parse("2026-11-20T19:00:00Z");

    private static final Instant TEA_TIME = Instant.parse("2026-11-21T08:00:00Z");

    private final List<Household> households = District.ofSeed(SEED).households();

    @Test
    void sameSeedMakesTheSameDay() {
        Bed first = Bed.of(SEED, households.getFirst());
        Bed again = Bed.of(SEED, households.getFirst());
        assertThat(dayOf(first)).isEqualTo(dayOf(again));
        assertThat(dayOf(first)).isNotEqualTo(dayOf(Bed.of(SEED + 1, households.getFirst())));
    }

    @Test
    void momentsMayBeAskedForInAnyOrder() {
        Bed bed = Bed.of(SEED, households.get(3));
        Vitals inOrder = bed.vitalsAt(DEAD_OF_NIGHT);
        bed.vitalsAt(DEAD_OF_NIGHT.plus(Duration.ofDays(3)));
        bed.vitalsAt(DEAD_OF_NIGHT.minus(Duration.ofDays(400)));
        assertThat(bed.vitalsAt(DEAD_OF_NIGHT)).isEqualTo(inOrder);
    }

    @Test
    void everyVitalOfEveryBedIsPlausibleAllDay() {
        beds().forEach(bed -> minutes(30).map(bed::vitalsAt).forEach(BedTest::assertPlausible));
    }

    @Test
    void mostAreAsleepInTheDeadOfNight() {
        assertThat(share(bed -> bed.phaseAt(DEAD_OF_NIGHT).isAsleep())).isBetween(0.7, 0.98);
    }

    @Test
    void onlyTheBedriddenAreMostlyInBedAtTeaTime() {
        assertThat(beds().filter(bed -> bed.phaseAt(TEA_TIME).isInBed()))
                .allMatch(
                        bed -> bed.household().health().mobility().compareTo(Mobility.FRAME) >= 0);
        assertThat(share(bed -> !bed.phaseAt(TEA_TIME).isInBed())).isGreaterThan(0.6);
    }

    @Test
    void emptyBedMeasuresNoHeart() {
        beds().filter(bed -> !bed.phaseAt(TEA_TIME).isInBed())
                .map(bed -> bed.vitalsAt(TEA_TIME))
                .forEach(vitals -> {
                    assertThat(vitals.has(Vital.HEART_RATE)).isFalse();
                    assertThat(vitals.has(Vital.BREATHING_RATE)).isFalse();
                    assertThat(vitals.get(Vital.IN_BED)).isZero();
                });
    }

    @Test
    void heartBeatsSlowerInDeepSleepThanAwake() {
        Bed bed = Bed.of(SEED, households.getFirst());
        assertThat(meanHeart(bed, Phase.DEEP_SLEEP))
                .isLessThan(meanHeart(bed, Phase.AWAKE_IN_BED) - 5);
    }

    @Test
    void lungDiseaseBreathesFaster() {
        double ill = meanBreath(bed -> bed.household().health().has(Illness.COPD));
        double well = meanBreath(bed -> !bed.household().health().has(Illness.COPD));
        assertThat(ill).isGreaterThan(well + 2);
    }

    @Test
    void someGetUpAtNightAndComeBack() {
        Instant midnight = Instant.parse("2026-11-20T16:00:00Z");
        long risers =
                beds().filter(bed -> bed.phaseAt(midnight).isInBed())
                        .filter(bed ->
                                IntStream.range(0, 180)
                                        .mapToObj(i -> midnight.plusSeconds(60L * i))
                                        .anyMatch(at -> !bed.phaseAt(at).isInBed()))
                        .count();
        assertThat(risers).isBetween(60L, 300L);
    }

    private Stream<Bed> beds() {
        return households.stream().map(household -> Bed.of(SEED, household));
    }

    private double share(Predicate<Bed> is) {
        return beds().filter(is).count() / (double) households.size();
    }

    private static Stream<Instant> minutes(int step) {
        return IntStream.range(0, 1_440 / step)
                .mapToObj(i -> DEAD_OF_NIGHT.plusSeconds(60L * i * step));
    }

    private static List<Vitals> dayOf(Bed bed) {
        return minutes(5).map(bed::vitalsAt).toList();
    }

    private static void assertPlausible(Vitals vitals) {
        for (Vital vital : Vital.values()) {
            if (vitals.has(vital)) {
                assertThat(vital.isPlausible(vitals.get(vital))).as("%s", vital).isTrue();
            }
        }
        assertThat(vitals.has(Vital.ROOM_TEMPERATURE)).isTrue();
        if (vitals.has(Vital.HEART_RATE)) {
            assertThat(vitals.get(Vital.HEART_RATE)).isBetween(38f, 150f);
            assertThat(vitals.get(Vital.BREATHING_RATE)).isBetween(8f, 32f);
        }
    }

    private static double meanHeart(Bed bed, Phase phase) {
        return minutes(1)
                .filter(at -> bed.phaseAt(at) == phase)
                .mapToDouble(at -> bed.vitalsAt(at).get(Vital.HEART_RATE))
                .average()
                .orElseThrow();
    }

    private double meanBreath(Predicate<Bed> of) {
        return beds().filter(of)
                .filter(bed -> bed.phaseAt(DEAD_OF_NIGHT).isAsleep())
                .mapToDouble(bed -> bed.vitalsAt(DEAD_OF_NIGHT).get(Vital.BREATHING_RATE))
                .average()
                .orElseThrow();
    }
}
