package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceClocksTest {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.123Z");
    private static final ReadingsConfig CONFIG =
            new ReadingsConfig(
                    1,
                    100,
                    1000,
                    Duration.ofDays(31),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(10));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeviceClocks clocks = new DeviceClocks(CONFIG, meters);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT119S", "PT-4M", "PT-48H", "PT-743H"})
    void timeThatCanBeIsTaken(Duration ahead) {
        ReadingRow row = row(NOW.plus(ahead), NOW);
        assertThat(row.reading().at()).isEqualTo(NOW.plus(ahead));
        assertThat(row.deviceAt()).isNull();
        assertThat(wrong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:07Z",
                "2020-01-01T00:00:00Z",
                "2026-11-22T03:02:30Z",
                "2190-01-01T00:00:00Z",
                "+294247-01-10T04:00:54.775807Z"
            })
    void timeThatCannotBeBecomesTheTimeOfReceiptAndWhatTheDeviceSaidIsKept(Instant said) {
        ReadingRow row = row(said, NOW);
        assertThat(row.reading().at()).isBetween(NOW.minusMillis(1), NOW.plusMillis(1));
        assertThat(row.deviceAt()).isEqualTo(said);
        assertThat(wrong()).isEqualTo(1);
    }

    @Test
    void wrongClockStillTellsHowMuchTimeWentBy() {
        Instant said = Instant.parse("2020-01-01T00:00:00Z");
        row(said, NOW);
        ReadingRow later = row(said.plusSeconds(60), NOW.plusSeconds(63));
        assertThat(later.reading().at()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void messageSentAgainGetsTheSameTimeAlsoFromAHubStartedAnew() {
        Instant said = Instant.parse("2020-01-01T00:00:00Z");
        ReadingRow first = row(said, NOW);
        assertThat(row(said, NOW.plusSeconds(30)).reading()).isEqualTo(first.reading());

        DeviceClocks anew = new DeviceClocks(CONFIG, new SimpleMeterRegistry());
        anew.restore(List.of(first));
        assertThat(anew.row(BED, reading(said), NOW.plusSeconds(90)).reading())
                .isEqualTo(first.reading());
    }

    @Test
    void clockThatWasSetIsTakenAgain() {
        row(Instant.EPOCH, NOW);
        ReadingRow set = row(NOW.plusSeconds(10), NOW.plusSeconds(10));
        assertThat(set.deviceAt()).isNull();
        assertThat(wrong()).isZero();
    }

    @Test
    void backlogThatCatchesUpIsLateAndNotCorrected() {
        for (int minute = 0; minute < 600; minute++) {
            Instant said = NOW.minus(Duration.ofHours(10)).plus(Duration.ofMinutes(minute));
            Instant received = NOW.plusSeconds(2L * minute);
            assertThat(row(said, received).reading().at()).isEqualTo(said);
        }
        assertThat(wrong()).isZero();
    }

    @Test
    void clockThatStaysAsFarBehindForTenMinutesIsCorrected() {
        Duration behind = Duration.ofHours(8);
        for (int minute = 0; minute < 10; minute++) {
            Instant received = NOW.plus(Duration.ofMinutes(minute));
            assertThat(row(received.minus(behind), received).deviceAt()).isNull();
        }
        Instant received = NOW.plus(Duration.ofMinutes(10));
        assertThat(row(received.minus(behind), received).reading().at()).isEqualTo(received);
        assertThat(wrong()).isEqualTo(1);
    }

    @Test
    void readingWithoutATimeIsOfTheMomentItCame() {
        Reading untimed = new Reading(NOW, false, 1, Vitals.NONE, Set.of(), null);
        assertThat(clocks.row(BED, untimed, NOW))
                .isEqualTo(new ReadingRow(BED.value(), untimed, NOW, null));
    }

    private ReadingRow row(Instant said, Instant received) {
        return clocks.row(BED, reading(said), received);
    }

    private static Reading reading(Instant at) {
        return new Reading(at, true, 1, Vitals.NONE, Set.of(), null);
    }

    private double wrong() {
        return meters.get("yinling.clocks.wrong").gauge().value();
    }
}
