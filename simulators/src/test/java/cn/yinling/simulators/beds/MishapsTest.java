package cn.yinling.simulators.beds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.simulators.district.District;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MishapsTest {
    private static final Instant START = Instant.parse("2026-11-21T00:30:00Z");
    private static final int HOURS = 24 * 20;

    private final List<Bed> beds =
            District.ofSeed(5).households().stream()
                    .map(household -> Bed.of(5, household))
                    .toList();

    @Test
    void rateOverTheFleetIsTheOneAskedFor() {
        long mishaps = beds.stream().flatMap(bed -> all(bed).stream()).count();
        assertThat(mishaps / (double) HOURS).isBetween(2.6, 3.4);
    }

    @Test
    void sameSeedMakesTheSameMishaps() {
        Bed bed = beds.get(17);
        assertThat(all(bed)).isEqualTo(all(bed)).isNotEmpty();
    }

    @Test
    void fallsHappenOutOfBed() {
        assertThat(beds)
                .allSatisfy(bed ->
                        assertThat(all(bed))
                                .filteredOn(mishap -> mishap.cause() == Cause.FALL)
                                .allMatch(mishap -> !bed.phaseAt(mishap.at()).isInBed()));
    }

    @Test
    void nothingHappensTwiceOverAdjoiningSpans() {
        Mishaps mishaps = new Mishaps(beds.getFirst(), 5, 1);
        long found =
                IntStream.range(0, 3_600)
                        .filter(i ->
                                mishaps.between(START.plusSeconds(i), START.plusSeconds(i + 1))
                                        .isPresent())
                        .count();
        assertThat(found).isBetween(0L, 2L);
        assertThat(mishaps.between(START, START.plus(Duration.ofHours(2)))).isPresent();
    }

    private static List<Mishap> all(Bed bed) {
        Mishaps mishaps = new Mishaps(bed, 5, 3.0 / 400);
        return IntStream.range(0, HOURS)
                .mapToObj(i ->
                        mishaps.between(
                                START.plus(Duration.ofHours(i)),
                                START.plus(Duration.ofHours(i + 1))))
                .flatMap(java.util.Optional::stream)
                .toList();
    }
}
