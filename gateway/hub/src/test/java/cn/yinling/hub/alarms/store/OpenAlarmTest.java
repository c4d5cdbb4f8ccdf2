package cn.yinling.hub.alarms.store;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static cn.yinling.hub.alarms.TestAlarms.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAlarmTest {
    private final OpenAlarm sos = alarm("bed-0001", Cause.SOS, 0);

    @Test
    void bodySaysAllOfIt() throws MalformedJsonException {
        assertThat(OpenAlarm.read(sos.body())).isEqualTo(sos);
    }

    @Test
    void causeThatOnlyANewerHubKnowsIsKept() throws MalformedJsonException {
        OpenAlarm newer = OpenAlarm.read(sos.body().replace("\"sos\"", "\"lightning\""));
        assertThat(newer.cause()).isEqualTo("lightning");
        assertThat(newer.known()).isEmpty();
        assertThat(newer.lane()).isEqualTo(sos.lane());
    }

    @Test
    void endStandsInTheBodyAsTheHotlineReadsIt() throws MalformedJsonException {
        byte[] over = sos.endedAt(NOW.plusMillis(1500)).body().getBytes(StandardCharsets.UTF_8);
        Alarm read = LinkJson.read(over, Alarm.class);
        assertThat(read.endedAt()).isEqualTo(NOW.plusMillis(1500));
        assertThat(read.alarmId()).isEqualTo(sos.alarmId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[1]", "\"sos\"", "{\"alarmId\":\"a\",\"lane\":9}"})
    void whatIsNoAlarmIsToldApart(String body) {
        assertThatThrownBy(() -> OpenAlarm.read(body)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "no json"})
    void endOfWhatCannotBeReadIsNotWrittenIntoIt(String body) {
        OpenAlarm odd =
                new OpenAlarm(
                        sos.alarmId(),
                        sos.deviceId(),
                        null,
                        sos.cause(),
                        sos.lane(),
                        NOW,
                        NOW,
                        sos.street(),
                        sos.streetName(),
                        body);
        assertThat(odd.endedAt(NOW)).isSameAs(odd);
    }

    @Test
    void residentIsKnownByItsIdWhereItHasOne() throws MalformedJsonException {
        assertThat(sos.residentId()).isNull();
        String withResident =
                sos.body().replace("\"resident\":null", "\"resident\":{\"id\":\"r-0001\"}");
        assertThat(OpenAlarm.read(withResident).residentId()).isEqualTo("r-0001");
        assertThat(OpenAlarm.of(alarmOfAResident()).residentId()).isEqualTo("r-0001");
    }

    @Test
    void logsHoldItsIdOnly() {
        assertThat(sos).hasToString("OpenAlarm[" + sos.alarmId() + "]");
    }

    private static Alarm alarmOfAResident() {
        Alarm any = wire("bed-0001", Cause.SOS, Lane.EMERGENCY, NOW);
        return new Alarm(
                any.alarmId(),
                any.cause(),
                any.lane(),
                any.onset(),
                any.receivedAt(),
                any.device(),
                any.place(),
                new Resident(
                        "r-0001",
                        "周桂英",
                        null,
                        "female",
                        LocalDate.of(1940, 3, 1),
                        "871-65111",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "low",
                        null),
                null);
    }
}
