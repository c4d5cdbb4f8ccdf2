package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Thirty alarms of one device and cause are a share of the book. */
class OpenAlarmsSharesTest {
    private final OpenAlarms book = new OpenAlarms(EscalationConfig.defaults());

    @Test
    void shareOfWhatIsForgottenIsFreeAgain() {
        for (int press = 0; press < 30; press++) {
            book.raised(sos(press), NOW);
        }
        assertThat(book.raised(sos(30), NOW)).isFalse();
        book.forget(sos(0).alarmId());
        assertThat(book.raised(sos(30), NOW)).isTrue();
        assertThat(book.raised(sos(31), NOW)).isFalse();
    }

    @Test
    void alarmThatAHotlineHasTakenMakesRoomForItsOwnCauseAndDeviceOnly() {
        for (int press = 0; press < 30; press++) {
            book.raised(sos(press), NOW);
        }
        OpenAlarm fall = alarm("bed-0001", Cause.FALL, 0);
        book.raised(fall, NOW);
        book.taken(fall.alarmId());
        assertThat(book.raised(sos(30), NOW)).isFalse();
        assertThat(book.escalate(NOW.plusSeconds(60))).as("and is kept").hasSize(1);
        assertThat(book.taken(sos(0).alarmId())).isEqualTo(sos(0));
        assertThat(book.raised(sos(30), NOW)).isTrue();
    }

    @Test
    void whatIsNewOfAnAlarmThatTheBookDoesNotHaveTakesOfItsDevicesShare() {
        for (int press = 0; press < 30; press++) {
            book.update(sos(press), Stage.UNTAKEN, NOW);
        }
        assertThat(book.countUntaken()).isEqualTo(30);
        assertThat(book.raised(sos(30), NOW)).isFalse();
    }

    @Test
    void alarmsOfAnEarlierHubFillTheirShareOnlyAndEachIsTakenUpOnce() {
        for (int press = 0; press < 30; press++) {
            assertThat(book.restored(sos(press), Stage.UNTAKEN, Duration.ZERO, NOW)).isTrue();
        }
        assertThat(book.restored(sos(0), Stage.UNTAKEN, Duration.ZERO, NOW)).isFalse();
        assertThat(book.restored(sos(30), Stage.UNTAKEN, Duration.ZERO, NOW)).isFalse();
        assertThat(book.countUntaken()).isEqualTo(30);
    }

    private static OpenAlarm sos(int second) {
        return alarm("bed-0001", Cause.SOS, second);
    }
}
