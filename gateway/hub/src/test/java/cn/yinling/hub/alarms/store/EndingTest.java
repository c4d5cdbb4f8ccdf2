package cn.yinling.hub.alarms.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {
    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"OVER", "WITHDRAWN"})
    void endClosesTechnicalAlarmsAndLeavesThoseAboutAPersonToAnAgent(Ending ending) {
        assertThat(ending.closes(Lane.EMERGENCY)).isFalse();
        assertThat(ending.closes(Lane.TECHNICAL)).isTrue();
        assertThat(ending.closedLanes()).containsExactly((short) 4, (short) 5);
    }

    @Test
    void whatWasOverBeforeTheDeviceCouldBeHeardIsClosedWhateverItIs() {
        assertThat(Ending.RECOVERED_WHILE_AWAY.closes(Lane.EMERGENCY)).isTrue();
        assertThat(Ending.RECOVERED_WHILE_AWAY.closedLanes())
                .containsExactly((short) 1, (short) 2, (short) 3, (short) 4, (short) 5);
    }
}
