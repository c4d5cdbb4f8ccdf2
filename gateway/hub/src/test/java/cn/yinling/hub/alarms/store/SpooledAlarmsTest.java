package cn.yinling.hub.alarms.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpooledAlarmsTest {
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00.123Z");

    private static final String SOS =
            "{\"alarmId\":\"bed-0001.sos.1\",\"cause\":\"sos\",\"lane\":1,\"onset\":\"2026-11-22T03:00:00Z\","
                    + "\"receivedAt\":\"2026-11-22T03:00:00Z\",\"device\":{\"id\":\"bed-0001\",\"kind\":\"bed\"},"
                    + "\"place\":{\"street\":\"s1\",\"streetName\":\"S1\",\"address\":\"1\"}}";

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
                        new AlarmWork.Raised(OpenAlarm.of(alarm), true, null),
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
                                        Lane.TECHNICAL,
                                        null,
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
    void workOfAnEarlierVersionIsRead() throws IOException {
        String spooled =
                """
                {"work":[{"is":"raised","alarm":%1$s,"body":"%2$s","isSaid":true},
                         {"is":"gathered","at":"2026-11-22T03:00:00Z","alarmIds":["a","b"],
                          "incident":{"id":"incident.mains.1","cause":"mains","scope":"street","street":"s1",
                                      "building":null,"openedAt":"2026-11-22T03:00:00Z","count":5}}]}
                """
                        .formatted(SOS, SOS.replace("\"", "\\\""));
        List<AlarmWork> work = codec.decode(spooled.getBytes(StandardCharsets.UTF_8));
        assertThat(work).hasSize(2);
        OpenAlarm sos = ((AlarmWork.Raised) work.getFirst()).alarm();
        assertThat(sos.alarmId()).isEqualTo("bed-0001.sos.1");
        assertThat(((AlarmWork.Gathered) work.getLast()).incident().urgency())
                .isEqualTo(Lane.TECHNICAL);
    }

    @Test
    void alarmOfANewerHubIsReadAndWhatIsNotReadTakesNoOtherWithIt() throws IOException {
        String newer = SOS.replace("\"sos\"", "\"lightning\"");
        String spooled =
                """
                {"work":[{"is":"foretold","alarmId":"x"},
                         {"is":"raised","body":"%s","isSaid":true},
                         {"is":"raised","body":"{}","isSaid":true},
                         {"is":"moved","state":{"alarmId":"x","stage":"danced"}},
                         {"is":"taken","alarmId":"bed-0001.sos.1","at":"2026-11-22T03:00:00Z"}]}
                """
                        .formatted(newer.replace("\"", "\\\""));
        List<AlarmWork> work = codec.decode(spooled.getBytes(StandardCharsets.UTF_8));
        assertThat(work).hasSize(2);
        OpenAlarm alarm = ((AlarmWork.Raised) work.getFirst()).alarm();
        assertThat(alarm.cause()).isEqualTo("lightning");
        assertThat(alarm.known()).isEmpty();
        assertThat(alarm.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(alarm.body()).isEqualTo(newer);
        assertThat(work.getLast()).isInstanceOf(AlarmWork.Taken.class);
    }

    @Test
    void bytesThatAreNoAlarmsAreToldApart() {
        assertThatThrownBy(() -> codec.decode(new byte[] {'{', '}'}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("alarms that this hub does not read");
    }
}
