package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Ending;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.store.Stored;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AftermathTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);
    private static final OpenAlarm MAINS = alarm("bed-0001", Cause.MAINS, 0);

    private final Room room = new Room();

    @Test
    void technicalAlarmOfACommitWhoseAnswerWasLostIsGatheredAllTheSame() {
        List<AlarmWork> batch = new ArrayList<>();
        List<Stored.Standing> again = new ArrayList<>();
        for (int bed = 1; bed <= 5; bed++) {
            OpenAlarm mains = alarm("bed-000" + bed, Cause.MAINS, 0);
            batch.add(new AlarmWork.Raised(mains, true, null));
            again.add(new Stored.Standing(mains.alarmId(), false, false, false, false));
        }
        room.aftermath.stored(batch, of(List.of(), again, List.of(), List.of()));
        assertThat(room.last(AlarmWork.Gathered.class).alarmIds()).hasSize(5);
        room.aftermath.stored(batch, of(List.of(), again, List.of(), List.of()));
        assertThat(room.lane(AlarmWork.Gathered.class)).as("and once").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, false, false",
        "false, true, false, false",
        "false, false, true, false",
        "false, false, false, true"
    })
    void technicalAlarmThatIsTakenAnsweredOverOrGatheredIsNotToldAgain(
            boolean isTaken, boolean isAnswered, boolean isOver, boolean isGathered) {
        AlarmWork raised = new AlarmWork.Raised(MAINS, true, null);
        Stored.Standing known =
                new Stored.Standing(MAINS.alarmId(), isTaken, isAnswered, isOver, isGathered);
        room.aftermath.stored(List.of(raised), of(List.of(), List.of(known), List.of(), List.of()));
        room.after(60).storms.pass();
        assertThat(room.book.countUntaken()).isZero();
    }

    @Test
    void alarmAboutAPersonIsNotToldASecondTimeWhenItIsStored() {
        AlarmWork.Raised raised = new AlarmWork.Raised(SOS, true, null);
        room.aftermath.stored(
                List.of(raised), of(List.of(raised), List.of(), List.of(), List.of()));
        room.after(60).storms.pass();
        assertThat(room.book.countUntaken()).isZero();
    }

    @Test
    void alarmRaisedAgainThatAHotlineHasWaitsForAnAgentOnly() {
        room.desk.offer(SOS);
        Stored.Standing taken = new Stored.Standing(SOS.alarmId(), true, false, false, false);
        room.aftermath.stored(List.of(), of(List.of(), List.of(taken), List.of(), List.of()));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(60).escalated()).containsExactly(SOS.alarmId() + " unanswered");
    }

    @Test
    void alarmRaisedAgainThatNobodyHasIsPushedOn() {
        room.desk.offer(SOS);
        Stored.Standing untaken = new Stored.Standing(SOS.alarmId(), false, false, false, false);
        room.aftermath.stored(List.of(), of(List.of(), List.of(untaken), List.of(), List.of()));
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void alarmRaisedAgainAfterARestartIsAsFarAsTheTableSays() {
        room.desk.offer(SOS);
        AlarmWork raised = new AlarmWork.Raised(SOS, true, null);
        Stored.Standing answered = new Stored.Standing(SOS.alarmId(), true, true, false, false);
        room.aftermath.stored(
                List.of(raised), of(List.of(), List.of(answered), List.of(), List.of()));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(600).escalated()).isEmpty();
    }

    @Test
    void technicalAlarmThatStandsAgainIsToldAgain() {
        AlarmWork.Raised raised = new AlarmWork.Raised(MAINS, true, null);
        room.aftermath.stored(
                List.of(raised), of(List.of(raised), List.of(), List.of(), List.of()));
        room.after(20).storms.pass();
        assertThat(room.book.countUntaken()).isEqualTo(1);
        room.desk.taken(MAINS.alarmId());

        AlarmWork ended = new AlarmWork.Ended(MAINS.alarmId(), room.now(), Ending.OVER);
        Stored.Over over = new Stored.Over(MAINS, room.now(), true, false);
        room.aftermath.stored(List.of(ended), of(List.of(), List.of(), List.of(over), List.of()));
        AlarmWork resumed = new AlarmWork.Resumed(MAINS.alarmId(), room.now());
        room.aftermath.stored(
                List.of(resumed),
                of(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Stored.Resumed(MAINS, false, null))));
        room.after(20).storms.pass();
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void alarmAboutAPersonThatStandsAgainPagesAgain() {
        room.desk.offer(SOS);
        room.aftermath.stored(List.of(), of(List.of(), List.of(), List.of(), List.of()));
        room.desk.answered(SOS.alarmId());
        assertThat(room.after(60).escalated()).isEmpty();
        room.aftermath.stored(
                List.of(new AlarmWork.Resumed(SOS.alarmId(), room.now())),
                of(List.of(), List.of(), List.of(), List.of(new Stored.Resumed(SOS, false, null))));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " untaken");
    }

    @Test
    void wallClockThatIsSetBackDelaysNothing() {
        AlarmWork.Raised raised = new AlarmWork.Raised(MAINS, true, null);
        room.desk.offer(SOS);
        room.aftermath.stored(
                List.of(raised), of(List.of(raised), List.of(), List.of(), List.of()));
        room.setWallClockBack(Duration.ofHours(2));
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " untaken");
        room.after(10).storms.pass();
        assertThat(room.book.countUntaken()).as("SOS and mains").isEqualTo(2);
    }

    @Test
    void hotlineIsToldThatTheConditionOfItsCaseIsOver() {
        room.desk.offer(SOS);
        room.desk.taken(SOS.alarmId());
        room.aftermath.stored(
                List.of(new AlarmWork.Ended(SOS.alarmId(), NOW, Ending.OVER)),
                of(
                        List.of(),
                        List.of(),
                        List.of(new Stored.Over(SOS, NOW, false, true)),
                        List.of()));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        assertThat(room.after(60).escalated())
                .as("an agent has not accepted it for that")
                .containsExactly(SOS.alarmId() + " unanswered");
    }

    @Test
    void closingAnIncidentAboutPeopleMakesItsDevicesFaulty() {
        room.aftermath.stored(
                List.of(),
                new Stored(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of("bed-0001", NOW.plusSeconds(60))));
        assertThat(room.faulty.has("bed-0001", NOW)).isTrue();
        assertThat(room.faulty.has("bed-0002", NOW)).isFalse();
        room.aftermath.stored(List.of(), of(List.of(), List.of(), List.of(), List.of()));
        assertThat(room.faulty.has("bed-0001", NOW)).as("nothing new").isTrue();
    }

    static List<AlarmWork> ends() {
        return List.of(
                new AlarmWork.Ended(MAINS.alarmId(), NOW, Ending.OVER),
                new AlarmWork.Closed(MAINS.alarmId(), NOW, "new fuse", "ops"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void technicalAlarmThatIsOverOrClosedBeforeItWasToldIsToldToNobody(AlarmWork end) {
        AlarmWork.Raised raised = new AlarmWork.Raised(MAINS, true, null);
        room.aftermath.stored(
                List.of(raised), of(List.of(raised), List.of(), List.of(), List.of()));
        room.aftermath.stored(List.of(end), of(List.of(), List.of(), List.of(), List.of()));
        room.after(60).storms.pass();
        assertThat(room.book.countUntaken()).isZero();
    }

    static List<AlarmWork> othersThanEnds() {
        String id = MAINS.alarmId();
        AlarmState state =
                new AlarmState(
                        id, "bed-0001", "case-1", AlarmState.Stage.ACCEPTED, NOW, 3, null, null);
        return List.of(
                new AlarmWork.Taken(id, NOW),
                new AlarmWork.Moved(state, null),
                new AlarmWork.Resumed(id, NOW),
                new AlarmWork.Noted(id, NOW, AlarmWork.Noted.Kind.ESCALATED, "untaken"),
                new AlarmWork.Settled("incident.mains.x", NOW));
    }

    @ParameterizedTest
    @MethodSource("othersThanEnds")
    void technicalAlarmIsToldWhateverElseIsStoredMeanwhile(AlarmWork other) {
        AlarmWork.Raised raised = new AlarmWork.Raised(MAINS, true, null);
        room.aftermath.stored(
                List.of(raised), of(List.of(raised), List.of(), List.of(), List.of()));
        room.aftermath.stored(List.of(other), of(List.of(), List.of(), List.of(), List.of()));
        room.after(20).storms.pass();
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void nobodyIsCalledForWhatWasOverBeforeAHotlineHadIt() {
        room.desk.offer(SOS);
        Stored.Over over = new Stored.Over(SOS, NOW, true, false);
        room.aftermath.stored(List.of(), of(List.of(), List.of(), List.of(over), List.of()));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(600).escalated()).isEmpty();
    }

    @Test
    void hotlineIsToldThatWhatItHasTakenStandsAgain() {
        room.desk.offer(SOS);
        room.desk.taken(SOS.alarmId());
        resumed(new Stored.Resumed(SOS, true, null));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        room.desk.taken(SOS.alarmId());
        assertThat(room.after(60).escalated()).containsExactly(SOS.alarmId() + " unanswered");
    }

    @Test
    void technicalAlarmThatStandsAgainStaysInItsIncident() {
        for (int bed = 1; bed <= 5; bed++) {
            room.storms.came(List.of(alarm("bed-000" + bed, Cause.MAINS, 0)));
        }
        String incident = room.last(AlarmWork.Gathered.class).incident().id();
        for (int bed = 1; bed <= 4; bed++) {
            room.storms.ended(alarm("bed-000" + bed, Cause.MAINS, 0).alarmId());
        }
        resumed(new Stored.Resumed(MAINS, false, incident));
        room.storms.ended(alarm("bed-0005", Cause.MAINS, 0).alarmId());
        assertThat(room.lane(AlarmWork.Settled.class)).as("it still stands in a home").isEmpty();
        room.storms.ended(MAINS.alarmId());
        assertThat(room.lane(AlarmWork.Settled.class)).hasSize(1);
    }

    private void resumed(Stored.Resumed one) {
        room.aftermath.stored(
                List.of(new AlarmWork.Resumed(one.alarm().alarmId(), room.now())),
                of(List.of(), List.of(), List.of(), List.of(one)));
    }

    private static Stored of(
            List<AlarmWork.Raised> added,
            List<Stored.Standing> again,
            List<Stored.Over> over,
            List<Stored.Resumed> resumed) {
        return new Stored(added, again, over, resumed, List.of(), null);
    }
}
