package cn.yinling.hub.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.hub.readings.ReadingRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** History where our own job rolls up and drops. */
abstract class OwnUpkeepContract extends HistoryContract {
    private static final OpenWriters PATIENT = new OpenWriters(Duration.ofSeconds(10));
    private static final OpenWriters IMPATIENT = new OpenWriters(Duration.ZERO);

    @Override
    void upkeep(HistoryConfig config) {
        database()
                .jdbi()
                .useHandle(handle -> {
                    for (Step step : Upkeep.steps(Layout.of(handle), config, PATIENT)) {
                        step.run(handle, now);
                    }
                });
    }

    @Override
    void clear() {
        database()
                .jdbi()
                .useHandle(handle -> {
                    handle.execute("truncate reading, late_minute, minute_rollup, hour_rollup");
                    handle.execute(
                            """
                            update rollup_progress
                               set dropped_until = '-infinity', minutes_until = date_bin('1 hour', now(), 'epoch'),
                                   hours_until = date_bin('1 hour', now(), 'epoch')
                            """);
                });
    }

    @Test
    void onlyTheMinutesAndHoursOfLateReadingsAreRolledUpAgain() {
        write(everyHalfMinute(now.minus(Duration.ofHours(3)), 300));
        upkeep(LONG);
        int hours = hours().size();
        mark();
        Instant lateAt = now.minus(Duration.ofMinutes(90));
        write(List.of(Rows.row(bed, lateAt, 1000, 200, true)));
        upkeep(LONG);

        assertThat(minutes())
                .filteredOn(minute -> minute.readings() != 1_000_000)
                .extracting(Summary::from)
                .containsExactly(lateAt.truncatedTo(ChronoUnit.MINUTES));
        assertThat(rolledUpHours()).isEqualTo(hours - hoursNotRolledUp() - 1);
        assertThat(count("select count(*) from late_minute")).isZero();
    }

    @Test
    void liveReadingsLeaveNoNoteAndLateOnesOneEach() {
        write(List.of(Rows.row(bed, now, 1, 60, true), Rows.row(bed, later(), 2, 60, true)));
        assertThat(count("select count(*) from late_minute")).isZero();
        write(List.of(Rows.row(bed, now.minusSeconds(100), 3, 60, true)));
        assertThat(count("select count(*) from late_minute")).isEqualTo(1);
    }

    @Test
    void readingThatIsStillBeingWrittenIsWaitedFor() {
        ReadingRow slow = Rows.row(bed, now, 1, 60, true);
        Rollup impatient = new Rollup(IMPATIENT);
        Instant soon = now.plus(Duration.ofMinutes(5));
        try (Handle writer = database().jdbi().open()) {
            Rows.makeDay(writer, now);
            writer.begin();
            Rows.insert(writer, List.of(slow));
            assertThatThrownBy(() ->
                            database().jdbi().useHandle(handle -> impatient.run(handle, soon)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("writing");
            writer.commit();
        }
        database().jdbi().useHandle(handle -> impatient.run(handle, soon));
        assertThat(count("select count(*) from minute_rollup")).isEqualTo(1);
        assertThatHistoryTells(List.of(slow));
    }

    @Test
    void whileOneHubIsAtItAnotherLetsItBe() {
        write(everyHalfMinute(now.minus(Duration.ofMinutes(30)), 10));
        try (Handle other = database().jdbi().open();
                Turn turn = Turn.take(other)) {
            assertThat(turn.isOurs()).isTrue();
            turnOnce();
            assertThat(count("select count(*) from minute_rollup")).isZero();
        }
        turnOnce();
        assertThat(count("select count(*) from minute_rollup")).isPositive();
    }

    @Test
    void whatKeepsFailingIsAProblemUntilItWorks() {
        Upkeep upkeep = new Upkeep(LONG, database(), new SimpleMeterRegistry());
        execute("alter table late_minute rename to elsewhere");
        try {
            upkeep.turn();
            upkeep.turn();
            assertThat(upkeep.problem()).isNull();
            upkeep.turn();
            assertThat(upkeep.problem()).contains("late minutes");
        } finally {
            execute("alter table elsewhere rename to late_minute");
        }
        upkeep.turn();
        assertThat(upkeep.problem()).isNull();
    }

    @Test
    void nothingIsDroppedThatIsNotRolledUp() {
        List<ReadingRow> old = everyHalfMinute(now.minus(Duration.ofDays(6)), 10);
        write(old);
        database()
                .jdbi()
                .useHandle(handle -> {
                    handle.createUpdate("update rollup_progress set minutes_until = :then")
                            .bind("then", now.minus(Duration.ofDays(8)))
                            .execute();
                    new Retention(SHORT, Layout.of(handle)).run(handle, now);
                });
        assertThat(history.readings(bed, now.minus(Duration.ofDays(9)), now, 100)).hasSize(10);
    }

    private void turnOnce() {
        new Upkeep(LONG, database(), new SimpleMeterRegistry()).turn();
    }

    private Instant later() {
        return now.plusSeconds(600);
    }

    private void mark() {
        execute("update minute_rollup set readings = 1000000");
        execute("update hour_rollup set readings = 1000000");
    }

    private long rolledUpHours() {
        return count("select count(*) from hour_rollup where readings = 1000000");
    }

    private long hoursNotRolledUp() {
        return count(
                """
                select count(*)
                  from vitals_hour
                 where bucket >= (select hours_until from rollup_progress)
                """);
    }

    final void execute(String sql) {
        database().jdbi().useHandle(handle -> handle.execute(sql));
    }

    final long count(String sql) {
        return database()
                .jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    final List<String> list(String sql) {
        return new ArrayList<>(
                database()
                        .jdbi()
                        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list()));
    }
}
