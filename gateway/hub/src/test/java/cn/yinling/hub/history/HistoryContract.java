package cn.yinling.hub.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What history tells on every database we support, whoever rolls up and drops. */
abstract class HistoryContract {
    static final HistoryConfig LONG = HistoryConfig.defaults();
    static final HistoryConfig SHORT =
            new HistoryConfig(
                    Duration.ofDays(3),
                    Duration.ofDays(60),
                    Duration.ofDays(3650),
                    Duration.ofDays(7));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant ALWAYS = Instant.parse("2000-01-01T00:00:00Z");

    /** Each test has a device of its own. */
    final DeviceId bed = new DeviceId("bed-%04d".formatted(NUMBER.incrementAndGet()));

    /** The server's, for upkeep goes by it. */
    Instant now;

    History history;

    /** Migrated and ready. */
    abstract Database database();

    /** As after some minutes with that configuration. */
    abstract void upkeep(HistoryConfig config);

    /** Nothing of other tests is left that matters. */
    abstract void clear();

    @BeforeEach
    void look() {
        clear();
        history = new History(database());
        now =
                database()
                        .jdbi()
                        .withHandle(handle ->
                                handle.createQuery("select now()").mapTo(Instant.class).one());
    }

    @Test
    void readingsComeBackAsTheyWereWrittenInOrderOfTime() {
        Vitals.Builder vitals = new Vitals.Builder().set(Vital.IN_BED, false);
        Columns.VITALS.forEach(vital -> vitals.set(vital, 20.5));
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Reading corrected =
                new Reading(at.minusSeconds(5), true, 8, vitals.build(), Set.of(), "{\"x\": 1}");
        ReadingRow first = new ReadingRow(bed.value(), corrected, at, ALWAYS);
        ReadingRow second = Rows.row(bed, at, 9, Vitals.NONE);
        write(List.of(second, first, Rows.row(new DeviceId("other"), at, 9, Vitals.NONE)));

        assertThat(history.readings(bed, ALWAYS, at.plusMillis(1), 10))
                .containsExactly(first, second);
        assertThat(history.readings(bed, ALWAYS, at, 10)).containsExactly(first);
        assertThat(history.readings(bed, ALWAYS, at.plusMillis(1), 1)).containsExactly(first);
    }

    @Test
    void latestMinuteAndHourAreThereBeforeAnythingIsRolledUp() {
        upkeep(LONG);
        List<ReadingRow> rows =
                List.of(Rows.row(bed, now, 1, 60, true), Rows.row(bed, now, 2, 90, false));
        write(rows);
        assertThatHistoryTells(rows);
        assertThat(minutes().getFirst().vitals().get(Vital.HEART_RATE))
                .isEqualTo(new Summary.Figures(2, 60, 90, 75));
        assertThat(minutes().getFirst().inBed()).isEqualTo(0.5);
    }

    @Test
    void rolledUpMinutesAndHoursTellTheSame() {
        List<ReadingRow> rows = everyHalfMinute(now.minus(Duration.ofHours(5)), 500);
        write(rows);
        upkeep(LONG);
        assertThatHistoryTells(rows);
        upkeep(LONG);
        assertThatHistoryTells(rows);
    }

    @Test
    void lateReadingsAreInTheirMinuteAndHourAfterTheNextUpkeep() {
        List<ReadingRow> rows =
                new ArrayList<>(everyHalfMinute(now.minus(Duration.ofHours(3)), 300));
        write(rows);
        upkeep(LONG);
        List<ReadingRow> late = new ArrayList<>();
        for (Duration lateness : List.of(Duration.ofMinutes(7), Duration.ofDays(21))) {
            late.add(Rows.row(bed, now.minus(lateness), 1000, 200, true));
            late.add(Rows.row(bed, now.minus(lateness), 1001, 30, true));
        }
        late.addAll(replayed(now.minus(Duration.ofHours(2))));
        write(late);
        upkeep(LONG);
        rows.addAll(late);
        assertThatHistoryTells(rows);
    }

    @Test
    void readingsInAnyOrderAndUpkeepAtAnyTimeComeToTheSame() {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<ReadingRow> all = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) {
            List<ReadingRow> rows = new ArrayList<>();
            int spread = random.nextBoolean() ? 600 : 4 * 86_400;
            for (int i = 0; i < 30; i++) {
                Instant at = now.minusSeconds(random.nextInt(spread));
                rows.add(
                        Rows.row(
                                bed,
                                at,
                                all.size() + rows.size(),
                                40 + random.nextInt(400) / 4.0,
                                random.nextBoolean()));
            }
            write(rows);
            all.addAll(rows);
            if (random.nextBoolean()) {
                upkeep(LONG);
            }
        }
        upkeep(LONG);
        assertThatHistoryTells(all);
    }

    @Test
    void oldReadingsGoAndTheirMinutesStay() {
        List<ReadingRow> old = everyHalfMinute(now.minus(Duration.ofDays(6)), 10);
        List<ReadingRow> young = everyHalfMinute(now.minus(Duration.ofDays(1)), 10);
        write(old);
        write(young);
        upkeep(LONG);
        assertThat(history.readings(bed, ALWAYS, now, 100)).hasSize(20);
        upkeep(SHORT);
        assertThat(history.readings(bed, ALWAYS, now, 100))
                .containsExactlyInAnyOrderElementsOf(young);
        List<ReadingRow> all = new ArrayList<>(old);
        all.addAll(young);
        assertThatHistoryTells(all);
    }

    @Test
    void readingLaterThanItsDayIsKeptTakesNothingFromItsMinute() {
        List<ReadingRow> old = everyHalfMinute(now.minus(Duration.ofDays(6)), 10);
        write(old);
        upkeep(LONG);
        upkeep(SHORT);
        write(List.of(Rows.row(bed, old.getFirst().reading().at().plusSeconds(1), 99, 200, true)));
        upkeep(SHORT);
        assertThatHistoryTells(old);
        assertThat(history.readings(bed, ALWAYS, now, 100)).isEmpty();
    }

    @Test
    void oldMinutesGoAndTheirHoursStay() {
        List<ReadingRow> old = everyHalfMinute(now.minus(Duration.ofDays(120)), 10);
        write(old);
        upkeep(
                new HistoryConfig(
                        Duration.ofDays(200),
                        Duration.ofDays(200),
                        Duration.ofDays(3650),
                        Duration.ofDays(7)));
        assertThatHistoryTells(old);
        upkeep(SHORT);
        assertThat(minutes()).isEmpty();
        assertThat(hours()).isEqualTo(Rows.summaries(old, ChronoUnit.HOURS));
    }

    final void write(List<ReadingRow> rows) {
        database().jdbi().useHandle(handle -> Rows.write(handle, rows));
    }

    final void assertThatHistoryTells(List<ReadingRow> rows) {
        assertThat(minutes()).isEqualTo(Rows.summaries(rows, ChronoUnit.MINUTES));
        assertThat(hours()).isEqualTo(Rows.summaries(rows, ChronoUnit.HOURS));
    }

    final List<Summary> minutes() {
        return history.minutes(bed, ALWAYS, now.plus(Duration.ofDays(1)));
    }

    final List<Summary> hours() {
        return history.hours(bed, ALWAYS, now.plus(Duration.ofDays(1)));
    }

    final List<ReadingRow> everyHalfMinute(Instant from, int count) {
        List<ReadingRow> rows = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Instant at = from.plusSeconds(30L * number);
            rows.add(Rows.row(bed, at, number, 60 + number % 40, number % 3 == 0));
        }
        return rows;
    }

    /** What a spool held back. */
    private List<ReadingRow> replayed(Instant from) {
        List<ReadingRow> rows = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            rows.add(Rows.row(bed, from.plusSeconds(10L * number), 2000 + number, 99, false));
        }
        return rows;
    }
}
