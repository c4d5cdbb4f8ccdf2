package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.cases.CaseWrite.Result;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseWriterIT {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:01Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Alarm SOS = Alarms.sos("bed-0001");

    @TempDir Path folder;

    private final DatabaseConfig config = PostgresServer.newDatabase();
    private final List<Result> results = new CopyOnWriteArrayList<>();
    private Database database;
    private CaseWriter writer;

    @BeforeEach
    void start() {
        database = Database.start(config, new Migrations("hotline", "classpath:db/hotline"));
        writer =
                new CaseWriter(
                        database, CLOCK, ZONE, new OpenCasesFile(folder.resolve("open.json")));
    }

    @AfterEach
    void stop() {
        writer.close();
        database.close();
    }

    @Test
    void openCaseComesBackAsItWas() throws Exception {
        begin();
        Case opened = open(SOS);
        Case offered = happened(opened, event(Kind.OFFERED, null), List.of());
        Case accepted =
                happened(
                        offered.heldBy("anna"),
                        event(Kind.ACCEPTED, null),
                        List.of(state(SOS, Stage.ACCEPTED)));
        Case noted = happened(accepted, event(Kind.NOTE, "她说'胸口疼'"), List.of());
        Alarm again = Alarms.of("bed-0001", Cause.FALL, Alarms.ONSET.plusSeconds(3));
        CaseEvent pressed = CaseEvent.telling(NOW, Kind.ADDED, again);
        Case joined = noted.joinedBy(again).after(pressed);
        submit(new CaseWrite.Joined(joined, pressed, again, state(again, Stage.TAKEN)));
        written(5);

        Remembered remembered = reload();
        assertThat(remembered.open()).containsExactly(joined);
        assertThat(remembered.casesByAlarm())
                .containsEntry(SOS.alarmId(), new CaseOfAlarm(opened.id()))
                .containsEntry(again.alarmId(), new CaseOfAlarm(opened.id()));
        assertThat(remembered.untold())
                .containsExactlyInAnyOrder(state(SOS, Stage.ACCEPTED), state(again, Stage.TAKEN));
        assertThat(remembered.today()).containsExactly(new Today.Counted(opened.id(), NOW, NOW));
    }

    @Test
    void valuesAndEndsOfItsAlarmsComeBackWithTheCase() throws Exception {
        begin();
        Case opened = open(SOS);
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET.plusSeconds(3));
        CaseEvent added = CaseEvent.telling(NOW, Kind.ADDED, slow);
        Case joined = opened.joinedBy(slow).after(added);
        submit(new CaseWrite.Joined(joined, added, slow, state(slow, Stage.TAKEN)));
        Alarm over = slow.endedAt(NOW.plusSeconds(60));
        CaseEvent ended = CaseEvent.of(NOW.plusSeconds(61), Kind.ENDED, "hr-low");
        Case told = joined.told(over).after(ended);
        submit(new CaseWrite.News(told, ended, over));
        written(3);

        assertThat(reload().open()).containsExactly(told);
    }

    @Test
    void closedCaseDoesNotComeBackAndItsLastStateUntilItIsTold() throws Exception {
        begin();
        Case opened = open(SOS);
        AlarmState closed = state(SOS, Stage.CLOSED);
        happened(
                opened.endingIn(Outcome.COMFORTED),
                event(Kind.CLOSED, "comforted"),
                List.of(closed));
        submit(new CaseWrite.Told(state(SOS, Stage.TAKEN)));
        written(3);
        assertThat(reload().open()).isEmpty();
        assertThat(reload().untold()).containsExactly(closed);
        submit(new CaseWrite.Told(closed));
        written(4);
        assertThat(reload().untold()).isEmpty();
    }

    @Test
    void alarmIsTakenOnceHoweverOftenItIsWritten() throws Exception {
        begin();
        Case opened = open(SOS);
        open(SOS);
        written(2);
        assertThat(results)
                .containsExactly(new Result.Committed(), new Result.TakenBefore(opened.id()));
        assertThat(count("hotline_case")).isEqualTo(1);
        assertThat(count("case_event")).isEqualTo(1);
    }

    @Test
    void alarmThatStandsAgainIsOfALaterCaseOnceItsFirstIsClosed() throws Exception {
        begin();
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        Alarm again = mains.resumedAt(NOW);
        Case first = open(mains);
        open(again);
        happened(first.endingIn(Outcome.CLEARED), event(Kind.CLOSED, "cleared"), List.of());
        Case second = open(again);
        open(again);
        open(mains);
        written(6);
        assertThat(results)
                .containsExactly(
                        new Result.Committed(),
                        new Result.TakenBefore(first.id()),
                        new Result.Committed(),
                        new Result.Committed(),
                        new Result.TakenBefore(second.id()),
                        new Result.TakenBefore(second.id()));
        Remembered remembered = reload();
        assertThat(remembered.open()).containsExactly(second);
        assertThat(remembered.casesByAlarm())
                .containsEntry(mains.alarmId(), new CaseOfAlarm(second.id(), NOW));
    }

    @Test
    void conditionThatStandsAgainComesBackAsOneThatStands() throws Exception {
        begin();
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET);
        Case opened = open(slow);
        Case over = news(opened, slow.endedAt(NOW), CaseEvent.of(NOW, Kind.ENDED, "hr-low"));
        Case stands = news(over, slow.resumedAt(NOW), CaseEvent.of(NOW, Kind.RESUMED, "hr-low"));
        written(3);
        assertThat(stands.isOver()).isFalse();
        assertThat(reload().open()).containsExactly(stands);
    }

    private Case news(Case before, Alarm alarm, CaseEvent event) {
        Case after = before.told(alarm).after(event);
        submit(new CaseWrite.News(after, event, alarm));
        return after;
    }

    @Test
    void closedCaseIsNotChangedByAProcessThatDidNotKnowOfIt() throws Exception {
        begin();
        Case opened = open(SOS);
        happened(opened.endingIn(Outcome.COMFORTED), event(Kind.CLOSED, null), List.of());
        happened(opened, event(Kind.OFFERED, null), List.of());
        written(3);
        assertThat(reload().open()).isEmpty();
        assertThat(count("case_event")).isEqualTo(2);
    }

    @Test
    void alarmDoesNotJoinACaseThatIsClosed() throws Exception {
        begin();
        Case opened = open(SOS);
        happened(opened.endingIn(Outcome.COMFORTED), event(Kind.CLOSED, null), List.of());
        Alarm again = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(3));
        CaseEvent pressed = event(Kind.PRESSED_AGAIN, null);
        Case joined = opened.joinedBy(again).after(pressed);
        submit(new CaseWrite.Joined(joined, pressed, again, state(again, Stage.TAKEN)));
        written(3);
        assertThat(results.getLast()).isEqualTo(new Result.CaseGone());
        assertThat(count("case_alarm")).isEqualTo(1);
    }

    @Test
    void eventsOfACaseCannotBeChangedOrDeleted() throws Exception {
        begin();
        open(SOS);
        written(1);
        assertThatThrownBy(() -> execute("delete from case_event"))
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> execute("update case_event set text = 'other'"))
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void writeThatIsImpossibleIsLeftOutAndTheOthersAreMade() throws Exception {
        begin();
        Case opened = open(SOS);
        happened(opened, event(Kind.NOTE, "a\0b"), List.of());
        happened(opened, event(Kind.NOTE, "good"), List.of());
        written(3);
        assertThat(results.get(0)).isEqualTo(new Result.Committed());
        assertThat(results.get(1)).isInstanceOf(Result.Impossible.class);
        assertThat(results.get(2)).isEqualTo(new Result.Committed());
    }

    @Test
    void manyWritesKeepTheirOrder() throws Exception {
        Case current = open(SOS);
        for (int i = 0; i < 600; i++) {
            current = happened(current, event(Kind.NOTE, "note " + i), List.of());
        }
        begin();
        written(601);
        assertThat(reload().open()).containsExactly(current);
    }

    @Test
    void anErrorWhileItLoadsOrTellsLosesNoWrite() throws Exception {
        AtomicInteger errors = new AtomicInteger(3);
        Case opened = open(SOS);
        submit(new CaseWrite.Told(state(SOS, Stage.TAKEN)));
        writer.submit(
                new CaseWrite.Told(state(SOS, Stage.TAKEN)),
                _ -> {
                    throw new StackOverflowError();
                });
        writer.start(_ -> {
            if (errors.decrementAndGet() > 0) {
                throw new NoClassDefFoundError("cn/yinling/Gone");
            }
        });
        written(2);
        await().until(() -> writer.backlog() == 0 && writer.problem() == null);
        assertThat(errors).hasValue(0);
        assertThat(reload().open()).containsExactly(opened);
    }

    private Case open(Alarm alarm) {
        String again = alarm.resumedAt() == null ? "" : "-again";
        Case opened = Case.opened("case-of-" + alarm.device().id() + again, alarm, NOW);
        submit(new CaseWrite.Opened(opened, alarm, state(alarm, Stage.TAKEN)));
        return opened;
    }

    private Case happened(Case before, CaseEvent event, List<AlarmState> states) {
        Case after = before.after(event);
        submit(new CaseWrite.Happened(after, event, states));
        return after;
    }

    private void submit(CaseWrite write) {
        writer.submit(write, results::add);
    }

    private void begin() throws Exception {
        CompletableFuture<Remembered> loaded = new CompletableFuture<>();
        writer.start(loaded::complete);
        assertThat(loaded.get(60, TimeUnit.SECONDS).open()).isEmpty();
    }

    private void written(int count) {
        await().until(() -> results.size() == count);
    }

    private Remembered reload() throws Exception {
        CompletableFuture<Remembered> loaded = new CompletableFuture<>();
        try (CaseWriter next =
                new CaseWriter(
                        database, CLOCK, ZONE, new OpenCasesFile(folder.resolve("open.json")))) {
            next.start(loaded::complete);
            return loaded.get(60, TimeUnit.SECONDS);
        }
    }

    private long count(String table) {
        return HotlineTables.count(config, "select count(*) from " + table);
    }

    private void execute(String sql) {
        HotlineTables.tables(config).useHandle(handle -> handle.execute(sql));
    }

    private static CaseEvent event(Kind kind, @Nullable String text) {
        return new CaseEvent(NOW, kind, 3, "陈晓", text);
    }

    private static AlarmState state(Alarm alarm, Stage stage) {
        return new AlarmState(
                alarm.alarmId(), "bed-0001", "case-of-bed-0001", stage, NOW, null, null, null);
    }
}
