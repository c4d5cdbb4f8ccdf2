package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Cause;
import org.junit.jupiter.api.Test;

class OpenEntryTest {
    private final EscalationConfig config = EscalationConfig.defaults();

    @Test
    void mostUrgentIsFirstThenWhoWaitsLongestWhateverTheOrder() {
        OpenEntry urgent = since(alarm("bed-0001", Cause.DOOR_OPEN, 0), 0);
        OpenEntry sos = since(alarm("bed-0001", Cause.SOS, 8), 8);
        OpenEntry laterSos = since(alarm("bed-0001", Cause.SOS, 9), 9);
        assertMoreUrgent(sos, urgent);
        assertMoreUrgent(sos, laterSos);
    }

    @Test
    void ofTwoThatBeganTogetherItIsAlwaysTheSame() {
        OpenEntry fall = since(alarm("bed-0001", Cause.FALL, 0), 0);
        OpenEntry sos = since(alarm("bed-0001", Cause.SOS, 0), 0);
        assertMoreUrgent(fall, sos);
    }

    @Test
    void isDueTenSecondsAfterItBeganAndAMinuteAfterWhereAHotlineHasIt() {
        OpenEntry entry = since(alarm("bed-0001", Cause.SOS, 0), 0);
        assertThat(entry.escalatesAt(config)).isEqualTo(NOW.plusSeconds(10));
        entry.reach(Stage.TAKEN);
        assertThat(entry.escalatesAt(config)).isEqualTo(NOW.plusSeconds(60));
        entry.graceUntil(NOW.plusSeconds(90));
        assertThat(entry.escalatesAt(config)).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void isLeftAloneOnceAHotlineHasItUnlessAnAgentMustAnswer() {
        assertThat(taken(Cause.SOS).isOpen()).isTrue();
        assertThat(taken(Cause.INACTIVITY).isOpen()).isFalse();
        assertThat(taken(Cause.MAINS).isOpen()).isFalse();
        OpenEntry answered = taken(Cause.SOS);
        answered.reach(Stage.ANSWERED);
        assertThat(answered.isOpen()).isFalse();
        answered.push(answered.alarm(), NOW);
        assertThat(answered.isOpen()).as("a hotline must hear that it is over").isTrue();
    }

    private static OpenEntry taken(Cause cause) {
        OpenEntry entry = since(alarm("bed-0001", cause, 0), 0);
        assertThat(entry.isOpen()).isTrue();
        entry.reach(Stage.TAKEN);
        return entry;
    }

    private static void assertMoreUrgent(OpenEntry one, OpenEntry other) {
        assertThat(OpenEntry.moreUrgent(one, other)).isSameAs(one);
        assertThat(OpenEntry.moreUrgent(other, one)).isSameAs(one);
    }

    private static OpenEntry since(OpenAlarm alarm, int second) {
        return new OpenEntry(alarm, Stage.UNTAKEN, NOW.plusSeconds(second), NOW);
    }
}
