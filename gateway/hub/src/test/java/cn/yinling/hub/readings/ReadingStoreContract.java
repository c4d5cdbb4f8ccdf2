package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.testing.Chance;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store does on every database we support. */
abstract class ReadingStoreContract {
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00.123456Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T03:00:00.200Z");
    private static final String WAITING_COPIES =
            """
            select count(*)
              from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock' and query like 'copy reading%'
            """;
    private ReadingStore store;

    /** Migrated and ready. */
    abstract Database database();

    @BeforeEach
    void open() {
        jdbi().useHandle(handle -> handle.execute("truncate reading"));
        store = new ReadingStore(database());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyColumnComesBackAsItWasWritten() throws SQLException {
        Vitals.Builder vitals = new Vitals.Builder();
        for (Vital vital : Vital.values()) {
            if (vital.type() == Vital.Type.TRUTH) {
                vitals.set(vital, true);
            } else {
                vitals.set(vital, value(vital));
            }
        }
        String extra = "{\"说明\":\"床 \\\"左\\\"\",\"x\":1.5e3}";
        assertThat(store.write(List.of(row("bed-0001", AT, 42, vitals.build(), extra)))).hasSize(1);

        Map<String, Object> stored =
                jdbi().withHandle(handle ->
                        handle.createQuery("select reading.*, extra->>'说明' as note from reading")
                                .mapToMap()
                                .one());
        assertThat(stored).containsEntry("device_id", "bed-0001").containsEntry("seq", 42L);
        assertThat(instant("at")).isEqualTo(AT);
        assertThat(instant("received_at")).isEqualTo(RECEIVED);
        for (Vital vital : Vital.values()) {
            Object expected = vital.type() == Vital.Type.TRUTH ? true : (Object) value(vital);
            assertThat(stored).containsEntry(vital.wireName(), expected);
        }
        assertThat(stored).containsEntry("note", "床 \"左\"");
    }

    @Test
    void whatWasNotMeasuredIsNull() throws SQLException {
        store.write(List.of(row("bed-0001", AT, 1, Vitals.NONE, null)));
        assertThat(count("select count(*) from reading where num_nonnulls(hr, br, bed, extra) = 0"))
                .isEqualTo(1);
    }

    @Test
    void rowsThatAreThereAlreadyAreStoredOnceAndTheirNeighboursStored() throws SQLException {
        List<ReadingRow> rows = rows(0, 100);
        assertThat(store.write(rows)).hasSize(100);
        assertThat(store.write(rows(50, 150))).hasSize(50);
        assertThat(store.write(rows)).isEmpty();
        assertThat(store.write(rows(150, 160))).hasSize(10);
        assertThat(count("select count(*) from reading")).isEqualTo(160);
    }

    @Test
    void newRowsAreToldAndOfTwoWithOneKeyTheFirst() throws SQLException {
        store.write(List.of(row("bed-0001", AT, 1, heart(70), null)));
        ReadingRow first = row("bed-0001", AT, 2, heart(71), null);
        ReadingRow other = row("bed-0002", AT.plusNanos(1999), 2, heart(72), null);
        List<ReadingRow> rows =
                List.of(
                        row("bed-0001", AT, 1, heart(99), null),
                        first,
                        row("bed-0001", AT, 2, heart(98), null),
                        other);
        assertThat(store.write(rows)).containsExactly(first, other);
        List<Float> stored =
                jdbi().withHandle(handle ->
                        handle.createQuery("select hr from reading order by hr")
                                .mapTo(Float.class)
                                .list());
        assertThat(stored).containsExactly(70f, 71f, 72f);
    }

    /** Rows that repeat one another in time and number: what was told is what the table has. */
    @Test
    void lastVitalsAndTheTableAgree() throws SQLException {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        LastVitals last = new LastVitals();
        for (int batch = 0; batch < 20; batch++) {
            List<ReadingRow> rows = new ArrayList<>();
            for (int left = 1 + random.nextInt(8); left > 0; left--) {
                Vitals.Builder vitals = new Vitals.Builder();
                for (Vital vital : List.of(Vital.HEART_RATE, Vital.BREATHING_RATE)) {
                    if (random.nextBoolean()) {
                        vitals.set(vital, 10 + random.nextInt(50));
                    }
                }
                Instant at = AT.plusSeconds(random.nextInt(20));
                rows.add(row("bed-0001", at, random.nextInt(3), vitals.build(), null));
            }
            store.write(rows).forEach(last::stored);
            Map<String, Double> told =
                    Optional.ofNullable(last.of(new DeviceId("bed-0001")))
                            .map(Alarm.LastVitals::values)
                            .orElse(Map.of());
            for (String vital : List.of("hr", "br")) {
                assertThat(told.get(vital)).as("%s, seed %d", vital, seed).isEqualTo(latest(vital));
            }
        }
    }

    private @Nullable Double latest(String vital) {
        String sql =
                "select %1$s from reading where %1$s is not null order by at desc, seq desc limit 1"
                        .formatted(vital);
        return jdbi().withHandle(handle ->
                handle.createQuery(sql).mapTo(Double.class).findOne().orElse(null));
    }

    private static Vitals heart(int beats) {
        return new Vitals.Builder().set(Vital.HEART_RATE, beats).build();
    }

    @Test
    void rowTwiceInOneBatchIsStoredOnce() throws SQLException {
        List<ReadingRow> rows = new ArrayList<>(rows(0, 3));
        rows.addAll(rows(0, 3));
        assertThat(store.write(rows)).hasSize(3);
        assertThat(count("select count(*) from reading")).isEqualTo(3);
    }

    @Test
    void batchWithAnImpossibleRowStoresNothingAndTheStoreGoesOn() throws SQLException {
        jdbi().useHandle(handle ->
                handle.execute("alter table reading add constraint odd check (seq <> 7)"));
        try {
            assertThatThrownBy(() -> store.write(rows(0, 10)))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("23514"));
            assertThat(count("select count(*) from reading")).isZero();
            assertThat(store.write(rows(0, 7))).hasSize(7);
        } finally {
            jdbi().useHandle(handle -> handle.execute("alter table reading drop constraint odd"));
        }
    }

    @Test
    void connectionThatWasCutIsMadeAgain() throws SQLException {
        store.write(rows(0, 1));
        jdbi().useHandle(handle ->
                handle.execute(
                        """
                        select pg_terminate_backend(pid)
                          from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid() and query like 'copy reading%'
                        """));
        assertThatThrownBy(() -> store.write(rows(1, 2))).isInstanceOf(SQLException.class);
        assertThat(store.write(rows(1, 2))).hasSize(1);
    }

    @Test
    void connectionCutWhileItWritesLeavesNothingHalfDone() throws Exception {
        try (Handle other = jdbi().open();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            other.begin();
            other.execute("lock table reading in exclusive mode");
            Future<List<ReadingRow>> write = executor.submit(() -> store.write(rows(0, 500)));
            await().until(() -> count(WAITING_COPIES) == 1);
            other.execute(
                    """
                    select pg_terminate_backend(pid)
                      from pg_stat_activity
                     where datname = current_database() and wait_event_type = 'Lock' and query like 'copy reading%'
                    """);
            assertThatThrownBy(write::get).hasCauseInstanceOf(SQLException.class);
            other.rollback();
        }
        assertThat(count("select count(*) from reading")).isZero();
        assertThat(store.write(rows(0, 500))).hasSize(500);
    }

    @Test
    void lateRowsGoToTheirOwnDay() throws SQLException {
        store.write(rows(0, 1));
        List<ReadingRow> late =
                Stream.of(200, 3, 80)
                        .map(days ->
                                row(
                                        "bed-0001",
                                        AT.minus(days, ChronoUnit.DAYS),
                                        days,
                                        Vitals.NONE,
                                        null))
                        .toList();
        assertThat(store.write(late)).hasSize(3);
        assertThat(store.write(late)).isEmpty();
        assertThat(count("select count(*) from reading where at < '2026-06-01'")).isEqualTo(1);
        assertThat(count("select count(distinct tableoid) from reading")).isEqualTo(4);
    }

    @Test
    void newDaysAmongRowsThatAreThereAlreadyAreMade() throws SQLException {
        store.write(rows(0, 5));
        List<ReadingRow> mixed = new ArrayList<>(rows(0, 5));
        Instant longAgo = AT.minus(150, ChronoUnit.DAYS);
        mixed.add(row("bed-0001", longAgo, 1, Vitals.NONE, null));
        assertThat(store.write(mixed)).hasSize(1);
    }

    @Test
    void storesThatMeetANewDayAtOnceAllWriteIt() throws Exception {
        List<ReadingRow> rows = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            rows.add(row("bed-0001", AT.minus(300 + day, ChronoUnit.DAYS), day, Vitals.NONE, null));
        }
        CountDownLatch begin = new CountDownLatch(1);
        try (ReadingStore other = new ReadingStore(database());
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<ReadingRow>>> writes = new ArrayList<>();
            for (ReadingStore writer : List.of(store, other)) {
                writes.add(
                        executor.submit(() -> {
                            begin.await();
                            return writer.write(rows);
                        }));
            }
            begin.countDown();
            assertThat(writes.get(0).get().size() + writes.get(1).get().size()).isEqualTo(5);
        }
    }

    @Test
    void rowsOutOfOrderAreAllStored() throws SQLException {
        List<ReadingRow> rows = new ArrayList<>(rows(0, 200));
        Collections.reverse(rows);
        assertThat(store.write(rows.subList(50, 200))).hasSize(150);
        assertThat(store.write(rows)).hasSize(50);
    }

    @Test
    void whatAWrongClockSaidComesBack() throws SQLException {
        Instant said = Instant.parse("1970-01-01T00:00:17Z");
        Reading reading = new Reading(AT, true, 1, Vitals.NONE, Set.of(), null);
        store.write(List.of(new ReadingRow("bed-0001", reading, RECEIVED, said)));
        assertThat(instant("device_at")).isEqualTo(said);
        assertThat(instant("at")).isEqualTo(AT);
    }

    @Test
    void rowThatNoDatabaseTakesIsToldByItsState() throws SQLException {
        List<ReadingRow> rows = new ArrayList<>(rows(0, 3));
        rows.add(row("bed-0001", AT, 9, Vitals.NONE, "{\"broken\":"));
        assertThatThrownBy(() -> store.write(rows))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).startsWith("22"));
        assertThat(store.write(rows.subList(0, 3))).hasSize(3);
    }

    @Test
    void randomBatchesWithRepetitionsComeToTheSetOfTheirRows() throws SQLException {
        long seed = Chance.seed();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Set<Long> expected = new HashSet<>();
        for (int batch = 0; batch < 30; batch++) {
            int from = random.nextInt(400);
            int to = from + 1 + random.nextInt(60);
            store.write(rows(from, to));
            LongStream.range(from, to).forEach(expected::add);
        }
        List<Long> stored =
                jdbi().withHandle(handle ->
                        handle.createQuery("select seq from reading").mapTo(Long.class).list());
        assertThat(stored).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Plausible, exact in a float, and another for each. */
    private static float value(Vital vital) {
        return 20.25f + vital.wireName().charAt(0) - 'a';
    }

    Jdbi jdbi() {
        return database().jdbi();
    }

    long count(String sql) {
        return jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private Instant instant(String column) {
        return jdbi().withHandle(handle ->
                handle.createQuery("select " + column + " from reading")
                        .mapTo(Instant.class)
                        .one());
    }

    static List<ReadingRow> rows(int from, int to) {
        List<ReadingRow> rows = new ArrayList<>();
        for (int number = from; number < to; number++) {
            Vitals vitals = new Vitals.Builder().set(Vital.HEART_RATE, 60 + number % 40).build();
            Instant at = AT.plus(number, ChronoUnit.MINUTES);
            rows.add(row("bed-%04d".formatted(number % 7), at, number, vitals, null));
        }
        return rows;
    }

    private static ReadingRow row(
            String device, Instant at, long sequence, Vitals vitals, @Nullable String extra) {
        Reading reading = new Reading(at, true, sequence, vitals, Set.of(), extra);
        return new ReadingRow(device, reading, RECEIVED, null);
    }
}
