package cn.yinling.link.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.Golden;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmGoldenTest {
    @ParameterizedTest
    @CsvSource({
        "alarm.json, cn.yinling.link.alarm.Alarm",
        "alarm-beyond-a-limit.json, cn.yinling.link.alarm.Alarm",
        "alarm-incident.json, cn.yinling.link.alarm.Alarm",
        "alarm-of-a-watch.json, cn.yinling.link.alarm.Alarm",
        "alarm-state.json, cn.yinling.link.alarm.AlarmState"
    })
    void goldenMessageIsReadAndWrittenToTheSameBytes(String file, Class<?> type)
            throws MalformedJsonException {
        Object message = LinkJson.read(Golden.bytes(file), type);

        assertThat(LinkJson.write(message))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Golden.text(file));
    }

    @Test
    void whatAnOlderHubWroteIsReadWithoutWhatItDidNotKnow() throws MalformedJsonException {
        byte[] json =
                Golden.text("alarm.json")
                        .replace(",\"breach\":null", "")
                        .replace(",\"mainsDevice\":null", "")
                        .replace(",\"whereabouts\":null", "")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(LinkJson.read(json, Alarm.class))
                .isEqualTo(LinkJson.read(Golden.bytes("alarm.json"), Alarm.class));
    }

    @Test
    void whereSomebodyIsIsNotInALog() throws MalformedJsonException {
        Alarm alarm = LinkJson.read(Golden.bytes("alarm-of-a-watch.json"), Alarm.class);

        assertThat(String.valueOf(alarm.whereabouts())).doesNotContain("31.98");
    }

    @Test
    void valueBeyondALimitIsNotInALog() throws MalformedJsonException {
        Alarm alarm = LinkJson.read(Golden.bytes("alarm-beyond-a-limit.json"), Alarm.class);

        assertThat(String.valueOf(alarm.breach())).doesNotContain("36");
    }

    @Test
    void idIsMadeOfDeviceCauseAndOnsetToTheMillisecond() {
        Instant onset = Instant.parse("2026-11-21T03:00:00.500999Z");

        assertThat(AlarmId.of(new DeviceId("bed-0001"), Cause.SOS, onset))
                .isEqualTo("bed-0001.sos.20261121T030000.500Z");
    }

    @Test
    void idSaysWhatItIsMadeOf() {
        assertThat(AlarmId.parse("bed-0001.sos.20261121T030000.500Z"))
                .contains(
                        new AlarmId.Parts(
                                "bed-0001.sos.20261121T030000.500Z",
                                "bed-0001",
                                "sos",
                                Instant.parse("2026-11-21T03:00:00.500Z")));
        assertThat(AlarmId.parse("incident.mains.of.20261121T030000.500Z")).isEmpty();
        assertThat(AlarmId.parse("bed-0001.sos.20261399T030000.500Z")).isEmpty();
        assertThat(AlarmId.parse("nonsense")).isEmpty();
    }

    @Test
    void incidentOfAnOlderHubIsReadWithoutItsHomes() throws MalformedJsonException {
        byte[] json =
                Golden.text("alarm-incident.json")
                        .replaceAll(",\"homes\":\\[.*]", "")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(LinkJson.read(json, Alarm.class).incident())
                .isEqualTo(new Alarm.Incident("street", null, 9));
    }

    @Test
    void messageWithoutWhatItNeedsIsRefusedWithTheField() {
        byte[] json = "{\"alarmId\":\"x\",\"cause\":\"moon\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LinkJson.read(json, Alarm.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("'moon' is no cause of an alarm");
    }

    @Test
    void messageWithAGapIsRefusedWithTheField() {
        byte[] json =
                Golden.text("alarm-state.json")
                        .replace("\"caseId\"", "\"case\"")
                        .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LinkJson.read(json, AlarmState.class))
                .hasMessage("field 'caseId' is missing");
    }

    @Test
    void residentInALogIsOnlyAnId() throws MalformedJsonException {
        Alarm alarm = LinkJson.read(Golden.bytes("alarm.json"), Alarm.class);

        assertThat(String.valueOf(alarm.resident())).isEqualTo("Resident[r-0001]");
    }
}
