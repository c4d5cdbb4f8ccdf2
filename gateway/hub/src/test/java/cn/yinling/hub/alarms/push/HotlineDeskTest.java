package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.store.QueuedWork;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.hub.mqtt.TestHotline;
import cn.yinling.hub.mqtt.TestHotline.Push;
import cn.yinling.link.alarm.Cause;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HotlineDeskTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);
    private static final OpenAlarm FALL = alarm("bed-0002", Cause.FALL, 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Sessions sessions = new Sessions(new Roll());
    private final QueuedWork lane = new QueuedWork();
    private final OpenAlarms book = new OpenAlarms(EscalationConfig.defaults());
    private Instant now = NOW;
    private final HotlineDesk desk =
            new HotlineDesk(
                    book,
                    sessions,
                    () -> now,
                    () -> now,
                    Duration.ofSeconds(2),
                    new AlarmMeters(registry, () -> 0, book::countUntaken),
                    lane);

    @Test
    void everyHotlineHearsAnAlarmAtOnceAndThatItWasOfferedIsRememberedOnce() {
        TestHotline first = hotline("first");
        TestHotline second = hotline("second");
        desk.offer(SOS);
        assertThat(first.heard()).containsExactly(SOS.body());
        assertThat(second.heard()).containsExactly(SOS.body());
        desk.offer(SOS);
        assertThat(first.heard()).isEmpty();
        assertThat(lane)
                .containsExactly(
                        new AlarmWork.Noted(
                                SOS.alarmId(), NOW, AlarmWork.Noted.Kind.OFFERED, null));
    }

    @Test
    void hotlineHearsOfAnAlarmBeforeItGoesToTheDatabaseAndWhatItSaysOfItComesAfterwards() {
        TestHotline hotline = hotline("first");
        AlarmWork.Raised raised = new AlarmWork.Raised(SOS, true, null);
        desk.raise(SOS, raised);
        assertThat(hotline.heard()).containsExactly(SOS.body());
        AlarmWork offered =
                new AlarmWork.Noted(SOS.alarmId(), NOW, AlarmWork.Noted.Kind.OFFERED, null);
        assertThat(lane).containsExactly(raised, offered);
        desk.raise(SOS, raised);
        assertThat(hotline.heard()).as("it was pushed before").isEmpty();
        assertThat(lane).containsExactly(raised, offered, raised);
    }

    @Test
    void hotlineThatComesHearsOfAllThatNobodyTookAndNoOtherHearsItAgain() {
        desk.offer(SOS);
        assertThat(lane).as("it was offered to nobody").isEmpty();
        TestHotline first = hotline("first");
        desk.greet(first.session());
        Push sos = first.pushes().getFirst();
        assertThat(sos.body()).isEqualTo(SOS.body());

        TestHotline second = hotline("second");
        desk.offer(FALL);
        second.pushes();
        first.pushes();
        first.acknowledge(sos);
        desk.greet(second.session());
        assertThat(second.heard()).containsExactly(FALL.body());
        assertThat(first.heard()).isEmpty();
    }

    @Test
    void alarmIsPushedAgainEveryTwoSecondsUntilAHotlineHasIt() {
        TestHotline hotline = hotline("hotline");
        desk.offer(SOS);
        Push push = hotline.pushes().getFirst();
        pushAgainAfter(1);
        assertThat(hotline.heard()).isEmpty();
        pushAgainAfter(1);
        assertThat(hotline.heard()).containsExactly(SOS.body());
        hotline.acknowledge(push);
        pushAgainAfter(60);
        assertThat(hotline.heard()).isEmpty();
    }

    @Test
    void acknowledgementOfTheHotlineIsChargeTakenAndTheTimeUntilThenIsMeasured() {
        TestHotline hotline = hotline("hotline");
        desk.offer(SOS);
        now = NOW.plusSeconds(3);
        hotline.acknowledge(hotline.pushes().getFirst());
        assertThat(book.countUntaken()).isZero();
        assertThat(lane).last().isEqualTo(new AlarmWork.Taken(SOS.alarmId(), now));
        assertThat(taken().count()).isEqualTo(1);
        assertThat(taken().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void whoAcknowledgesWhatWasSaidBeforeHasNotHeardOfTheEnd() {
        TestHotline hotline = hotline("hotline");
        desk.offer(SOS);
        OpenAlarm over = SOS.endedAt(NOW.plusSeconds(5));
        desk.update(over, Stage.UNTAKEN);
        List<Push> pushes = hotline.pushes();
        assertThat(pushes).extracting(Push::body).containsExactly(SOS.body(), over.body());
        lane.clear();
        hotline.acknowledge(pushes.getFirst());
        assertThat(book.countUntaken()).isEqualTo(1);
        assertThat(lane).isEmpty();
        hotline.acknowledge(pushes.getLast());
        assertThat(book.countUntaken()).isZero();
        assertThat(lane).containsExactly(new AlarmWork.Taken(SOS.alarmId(), NOW));
    }

    @Test
    void whatIsNewOfATakenAlarmIsPushedAgainUntilItIsAcknowledged() {
        TestHotline hotline = hotline("hotline");
        desk.offer(SOS);
        hotline.acknowledge(hotline.pushes().getFirst());
        OpenAlarm over = SOS.endedAt(NOW.plusSeconds(5));
        desk.update(over, Stage.TAKEN);
        Push first = hotline.pushes().getFirst();
        assertThat(first.body()).isEqualTo(over.body());
        pushAgainAfter(2);
        assertThat(hotline.heard()).containsExactly(over.body());
        hotline.acknowledge(first);
        pushAgainAfter(2);
        assertThat(hotline.heard()).isEmpty();
    }

    @Test
    void ofAnEarlierHubsAlarmsThoseThatNobodyTookAreOffered() {
        TestHotline hotline = hotline("hotline");
        now = NOW.plusSeconds(600);
        desk.restore(SOS, Stage.UNTAKEN);
        desk.restore(FALL, Stage.TAKEN);
        assertThat(hotline.heard()).containsExactly(SOS.body());
        assertThat(lane)
                .containsExactly(
                        new AlarmWork.Noted(
                                SOS.alarmId(), now, AlarmWork.Noted.Kind.OFFERED, null));
        assertThat(book.escalate(now.plusSeconds(10)))
                .extracting(Escalation::waited)
                .containsOnly(Duration.ofSeconds(610));
    }

    @Test
    void eachAlarmIsMeasuredOnceHoweverTheHotlineSaysThatItHasIt() {
        desk.offer(SOS);
        desk.offer(FALL);
        desk.taken(SOS.alarmId());
        desk.answered(FALL.alarmId());
        desk.taken(SOS.alarmId());
        desk.answered(SOS.alarmId());
        assertThat(taken().count()).isEqualTo(2);
    }

    private void pushAgainAfter(int seconds) {
        now = now.plusSeconds(seconds);
        desk.pushAgain();
    }

    private Timer taken() {
        return registry.get("yinling.alarms.taken").timer();
    }

    private TestHotline hotline(String name) {
        return TestHotline.listening(sessions, name, () -> now);
    }
}
