package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.json.LinkJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpooledAlarmsTest {
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00.123Z");

    private final SpooledAlarms codec = new SpooledAlarms();

    @Test
    void workOfEveryKindComesBackInItsOrderAndWithoutWhoWaitedForIt() throws IOException {
        Alarm alarm =
                new Alarm(
                        "bed-0001.sos.20261122T030000.123Z",
                        Cause.SOS,
                        Cause.SOS.lane(),
                        AT,
                        AT.plusMillis(80),
                        new Alarm.Source("bed-0001", "bed", "70001"),
                        new Place("320602-01", "新城桥街道", null, "青年路 1 号", "门禁 1234#"),
                        null,
                        new Alarm.LastVitals(AT, Map.of("hr", 71.5)));
        String body = new String(LinkJson.write(alarm), StandardCharsets.UTF_8);
        AlarmState closed =
                new AlarmState(
                        alarm.alarmId(),
                        "bed-0001",
                        "case-1",
                        AlarmState.Stage.CLOSED,
                        AT.plusSeconds(60),
                        3,
                        "小周",
                        "helped");
        List<AlarmWork> work =
                List.of(
                        new AlarmWork.Raised(alarm, body, true, null),
                        new AlarmWork.Taken(alarm.alarmId(), AT.plusSeconds(1)),
                        new AlarmWork.Moved(closed, null),
                        new AlarmWork.Ended(alarm.alarmId(), AT, Ending.RECOVERED_WHILE_AWAY),
                        new AlarmWork.Resumed(alarm.alarmId(), AT),
                        new AlarmWork.Noted(
                                alarm.alarmId(), AT, AlarmWork.Noted.Kind.ESCALATED, "untaken"),
                        new AlarmWork.Gathered(
                                new Incident(
                                        "incident.mains.20261122T030000.123Z",
                                        Cause.MAINS,
                                        Incident.Scope.STREET,
                                        "320602-01",
                                        null,
                                        AT,
                                        7),
                                List.of("bed-0002.mains.20261122T030000.123Z"),
                                AT),
                        new AlarmWork.Settled("incident.mains.20261122T030000.123Z", AT),
                        new AlarmWork.Closed(alarm.alarmId(), AT, "new battery", "ops"));
        assertThat(codec.decode(codec.encode(work))).isEqualTo(work);
    }

    @Test
    void bytesThatAreNoAlarmsAreToldApart() {
        assertThatThrownBy(() -> codec.decode(new byte[] {'{', '}'}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("alarms that this hub does not read");
    }
}
