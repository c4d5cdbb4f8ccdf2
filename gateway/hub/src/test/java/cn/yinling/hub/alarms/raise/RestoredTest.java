package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Ending;
import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.command.DeviceCommand;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestoredTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);
    private static final OpenAlarm CARE = alarm("bed-0002", Cause.INACTIVITY, 0);

    private final Room room = new Room().after(600);

    @Test
    void alarmThatWasTakenPagesNobodyAsUntakenAndOneOfCareNobodyAtAll() {
        found(new LeftOpen.Waiting(SOS, true), new LeftOpen.Waiting(CARE, true));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.escalated()).isEmpty();
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " unanswered");
    }

    @Test
    void alarmThatNobodyTookIsPushedAndHasWaitedSinceItWasRaised() {
        found(new LeftOpen.Waiting(SOS, false));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        room.after(10);
        assertThat(room.book.escalate(room.now()).getFirst().waited().toSeconds()).isEqualTo(610);
    }

    @Test
    void spoolAndDatabaseTogetherSayHowFarItHasCome() {
        room.aftermath.spooled(new AlarmWork.Taken(SOS.alarmId(), NOW));
        room.aftermath.spooled(moved(CARE, Stage.ACCEPTED));
        found(new LeftOpen.Waiting(SOS, false), new LeftOpen.Waiting(CARE, false));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " unanswered");
        assertThat(room.told)
                .extracting(news -> news.kind())
                .containsExactly(DeviceCommand.Kind.HELP_IS_COMING);
    }

    @Test
    void spooledAlarmIsPushedUnlessItIsTechnicalOrOver() {
        OpenAlarm over = alarm("bed-0003", Cause.APNOEA, 0);
        room.aftermath.spooled(new AlarmWork.Raised(SOS, true, null));
        room.aftermath.spooled(new AlarmWork.Raised(alarm("bed-0004", Cause.MAINS, 0), true, null));
        room.aftermath.spooled(new AlarmWork.Raised(over, false, null));
        room.aftermath.spooled(
                new AlarmWork.Ended(over.alarmId(), NOW, Ending.RECOVERED_WHILE_AWAY));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " untaken");
    }

    @Test
    void technicalAlarmsOfAnEarlierHubGatherAndIncidentsGoOn() {
        Incident incident = incident("incident.mains.x");
        room.aftermath.found(
                new LeftOpen(
                        List.of(
                                new LeftOpen.OpenIncident(
                                        incident, true, false, List.of("bed-0001.mains.x"))),
                        List.of(new LeftOpen.Waiting(alarm("bed-0009", Cause.MAINS, 0), false)),
                        List.of(),
                        Map.of()));
        assertThat(room.last(AlarmWork.Gathered.class).incident().count()).isEqualTo(6);
        assertThat(room.after(3600).escalated()).isEmpty();
    }

    @Test
    void whatAnEarlierHubPerhapsCouldNotSayIsSaidUnlessItWas() {
        room.aftermath.found(
                new LeftOpen(
                        List.of(),
                        List.of(),
                        List.of(
                                new LeftOpen.Moved("a", "bed-0001", NOW, null, "小周"),
                                new LeftOpen.Moved("b", "bed-0002", NOW, NOW, "小周"),
                                new LeftOpen.Moved("incident.x", "incident.x", NOW, NOW, null)),
                        Map.of("bed-0003", NOW.plusSeconds(900))));
        assertThat(room.told).isEmpty();
        assertThat(room.toldUnlessTold)
                .extracting(news -> news.kind())
                .containsExactly(DeviceCommand.Kind.HELP_IS_COMING, DeviceCommand.Kind.CASE_CLOSED);
        assertThat(room.faulty.has("bed-0003", room.now())).isTrue();
        assertThat(room.faulty.has("bed-0003", room.after(300).now())).isFalse();
    }

    @Test
    void spooledAlarmWhoseConditionIsOverIsAnAgentsToLookAfterAllTheSame() {
        room.aftermath.spooled(new AlarmWork.Raised(SOS, true, null));
        room.aftermath.spooled(new AlarmWork.Ended(SOS.alarmId(), NOW, Ending.OVER));
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void whatElseIsSpooledOfAnAlarmTakesItFromNobody() {
        room.aftermath.spooled(new AlarmWork.Raised(SOS, true, null));
        room.aftermath.spooled(
                new AlarmWork.Noted(SOS.alarmId(), NOW, AlarmWork.Noted.Kind.OFFERED, null));
        room.aftermath.spooled(new AlarmWork.Resumed(SOS.alarmId(), NOW));
        room.aftermath.spooled(new AlarmWork.Closed(SOS.alarmId(), NOW, "by mistake", "ops"));
        room.aftermath.spooled(new AlarmWork.Settled("incident.mains.x", NOW));
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void spooledAlarmThatAnIncidentStandsForIsNotPushed() {
        room.aftermath.spooled(new AlarmWork.Raised(SOS, true, null));
        room.aftermath.spooled(
                new AlarmWork.Gathered(incident("incident.mains.x"), List.of(SOS.alarmId()), NOW));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(600).escalated()).isEmpty();
    }

    @Test
    void unreadableAlarmsOfAnEarlierHubGatherThoughTheyAreAboutPeople() {
        for (int bed = 1; bed <= 5; bed++) {
            found(new LeftOpen.Waiting(alarm("bed-000" + bed, Cause.UNREADABLE, 0), false));
        }
        assertThat(room.last(AlarmWork.Gathered.class).alarmIds()).hasSize(5);
        assertThat(room.book.countUntaken()).isEqualTo(1);
    }

    @Test
    void technicalAlarmThatAHotlineHasAlreadyIsNotToldByTheNextHub() {
        found(new LeftOpen.Waiting(alarm("bed-0001", Cause.MAINS, 0), true));
        room.after(20).storms.pass();
        assertThat(room.book.countUntaken()).isZero();
    }

    private void found(LeftOpen.Waiting... alarms) {
        room.aftermath.found(new LeftOpen(List.of(), List.of(alarms), List.of(), Map.of()));
    }

    private static Incident incident(String id) {
        return new Incident(
                id,
                Cause.MAINS,
                Lane.TECHNICAL,
                null,
                Incident.Scope.STREET,
                "320602-01",
                null,
                NOW,
                5);
    }

    private static AlarmWork moved(OpenAlarm alarm, Stage stage) {
        return new AlarmWork.Moved(
                new AlarmState(
                        alarm.alarmId(), alarm.deviceId(), "case-1", stage, NOW, 3, "小周", null),
                null);
    }
}
