package cn.yinling.hub.alarms.store;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.doors.Part;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmWorkTest {
    private static final OpenAlarm SOS = alarm("bed-0001", Cause.SOS, 0);

    @Test
    void whoRaisesTwoAlarmsInOneMessageWaitsForEachAndWhoSaysAStateForThat() {
        AlarmState taken =
                new AlarmState(
                        SOS.alarmId(),
                        SOS.deviceId(),
                        "case-1",
                        AlarmState.Stage.TAKEN,
                        NOW,
                        3,
                        null,
                        null);
        assertThat(new AlarmWork.Raised(SOS, true, null).part())
                .isEqualTo(new Part.OfAlarm(SOS.alarmId()));
        assertThat(new AlarmWork.Moved(taken, null).part()).isEqualTo(Part.Itself.ITSELF);
    }

    @Test
    void spooledAlarmIsAValueTooForAnEarlierVersion() throws MalformedJsonException {
        byte[] spooled = new SpooledAlarms().encode(List.of(new AlarmWork.Raised(SOS, true, null)));
        JsonNode raised = LinkJson.tree(spooled).path("work").path(0);
        assertThat(raised.path("alarm").path("alarmId").asText()).isEqualTo(SOS.alarmId());
        assertThat(raised.path("body").asText()).isEqualTo(SOS.body());
    }

    @Test
    void whatMovesNothingIsNotedByTheNameThatTheTableHas() {
        assertThat(AlarmWork.Noted.Kind.OFFERED.wireName()).isEqualTo("offered");
        assertThat(AlarmWork.Noted.Kind.ESCALATED.wireName()).isEqualTo("escalated");
    }
}
