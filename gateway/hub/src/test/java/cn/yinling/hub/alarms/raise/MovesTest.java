package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.commands.AlarmNews;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.DeviceCommand.Kind;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);

    private final Room room = new Room();

    @Test
    void hotlineThatHasTakenChargeIsWaitedForAndTheDeviceHearsNothingYet() {
        room.desk.offer(SOS);
        room.moves.to(state(SOS.alarmId(), Stage.TAKEN, null));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.told).isEmpty();
        assertThat(room.after(60).escalated()).containsExactly(SOS.alarmId() + " unanswered");
    }

    @Test
    void deviceHearsForHalfAnHourThatHelpIsComingAndThenThatItsCaseIsClosed() {
        room.desk.offer(SOS);
        room.moves.to(state(SOS.alarmId(), Stage.ACCEPTED, null));
        room.moves.to(state(SOS.alarmId(), Stage.CLOSED, "helped"));
        assertThat(room.told).containsExactly(news(Kind.HELP_IS_COMING), news(Kind.CASE_CLOSED));
        assertThat(room.after(3600).escalated()).isEmpty();
    }

    @Test
    void alarmThatIsClosedWithoutAnAgentsAcceptanceWaitsForNobody() {
        room.desk.offer(SOS);
        room.moves.to(state(SOS.alarmId(), Stage.CLOSED, "helped"));
        assertThat(room.book.countUntaken()).isZero();
        assertThat(room.after(3600).escalated()).isEmpty();
    }

    @Test
    void whoOnlySaysBackThatItIsOverHasNotAnsweredIt() {
        room.desk.offer(SOS);
        room.moves.to(state(SOS.alarmId(), Stage.CLOSED, AlarmState.CLEARED));
        assertThat(room.book.countUntaken()).isEqualTo(1);
        assertThat(room.after(10).escalated()).containsExactly(SOS.alarmId() + " untaken");
    }

    @Test
    void incidentAboutPeopleThatAnAgentClosesGathersNoMore() {
        String incident = storm();
        room.moves.to(state(incident, Stage.CLOSED, AlarmState.DEVICE_FAULT));
        assertThat(room.book.countUntaken()).isZero();
        room.storms.came(List.of(unreadable(9)));
        assertThat(room.book.countUntaken()).as("the next is told by itself").isEqualTo(1);
        assertThat(room.lane(AlarmWork.Gathered.class)).hasSize(1);
    }

    @Test
    void incidentThatIsAcceptedGathersOn() {
        room.moves.to(state(storm(), Stage.ACCEPTED, null));
        room.storms.came(List.of(unreadable(9)));
        assertThat(room.last(AlarmWork.Gathered.class).incident().count()).isEqualTo(6);
    }

    @Test
    void whatAnEarlierHubDidIsNewsFromWhenItWasDone() {
        room.moves.before(
                new LeftOpen.Moved(SOS.alarmId(), "bed-0001", NOW.minusSeconds(60), NOW, "小周"));
        room.moves.before(new LeftOpen.Moved(SOS.alarmId(), "bed-0001", NOW, null, "小周"));
        room.moves.before(new LeftOpen.Moved(SOS.alarmId(), "bed-0001", null, null, null));
        assertThat(room.toldUnlessTold)
                .containsExactly(news(Kind.CASE_CLOSED), news(Kind.HELP_IS_COMING));
    }

    private String storm() {
        for (int bed = 1; bed <= 5; bed++) {
            room.storms.came(List.of(unreadable(bed)));
        }
        return room.last(AlarmWork.Gathered.class).incident().id();
    }

    private static OpenAlarm unreadable(int bed) {
        return alarm("bed-000" + bed, Cause.UNREADABLE, 0);
    }

    private static AlarmNews news(Kind kind) {
        return new AlarmNews(
                new DeviceId("bed-0001"),
                kind,
                SOS.alarmId(),
                "小周",
                NOW,
                NOW.plus(Duration.ofMinutes(30)));
    }

    private static AlarmState state(String alarmId, Stage stage, @Nullable String outcome) {
        String device = alarmId.equals(SOS.alarmId()) ? SOS.deviceId() : alarmId;
        return new AlarmState(alarmId, device, "case-1", stage, NOW, 3, "小周", outcome);
    }
}
