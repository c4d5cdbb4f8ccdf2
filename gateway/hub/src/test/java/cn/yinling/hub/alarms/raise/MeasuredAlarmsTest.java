package cn.yinling.hub.alarms.raise;

import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.hub.alarms.store.Stored;
import cn.yinling.hub.mqtt.TestHotline;
import cn.yinling.link.alarm.Cause;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What operations see of the alarms' way, as dashboards name it. */
class MeasuredAlarmsTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);
    private static final OpenAlarm APNOEA = alarm("bed-0002", Cause.APNOEA, 1);

    private final Room room = new Room();

    @Test
    void alarmsAreCountedWhetherNewOrRaisedAgain() {
        Stored.Standing again = new Stored.Standing(APNOEA.alarmId(), false, false, false, false);
        stored(List.of(raised(SOS), raised(alarm("bed-0003", Cause.SOS, 0))), List.of(again));
        assertThat(counted("yinling.alarms.raised")).isEqualTo(2);
        assertThat(counted("yinling.alarms.repeated")).isEqualTo(1);
    }

    @Test
    void timeUntilAnAlarmIsDurableIsThatOfThoseForWhichADeviceWaits() {
        TestHotline somebody = TestHotline.listening(room.sessions, "somebody", room::now);
        AlarmWork.Raised waitedFor =
                new AlarmWork.Raised(
                        SOS, true, somebody.says("care/v1/alarms/x/state", new byte[0]));
        room.after(2);
        stored(List.of(waitedFor, raised(APNOEA)), List.of());
        Timer committed = room.registry.get("yinling.alarms.committed").timer();
        assertThat(committed.count()).isEqualTo(1);
        assertThat(committed.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void untakenAreShownWhileTheyAre() {
        room.desk.offer(SOS);
        assertThat(room.registry.get("yinling.alarms.untaken").gauge().value()).isEqualTo(1);
        room.desk.taken(SOS.alarmId());
        assertThat(room.registry.get("yinling.alarms.untaken").gauge().value()).isZero();
    }

    private void stored(List<AlarmWork.Raised> added, List<Stored.Standing> again) {
        room.aftermath.stored(
                List.copyOf(added),
                new Stored(added, again, List.of(), List.of(), List.of(), null));
    }

    private double counted(String name) {
        return room.registry.get(name).counter().count();
    }

    private static AlarmWork.Raised raised(OpenAlarm alarm) {
        return new AlarmWork.Raised(alarm, false, null);
    }
}
