package cn.yinling.hub.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmsConfigTest {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration TOO_SHORT = Duration.ofMillis(99);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String TIMES = "each time must be 100 ms or more";

    @Test
    void alarmIsPushedTenTimesASecondAtMost() {
        assertThat(pushing(SHORTEST, MINUTE).pushEvery()).isEqualTo(SHORTEST);
        assertThatThrownBy(() -> pushing(TOO_SHORT, MINUTE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("push-every must be 100 ms or more, was PT0.099S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void newsThatAreNoneFromTheStartAreRefused(Duration validity) {
        assertThatThrownBy(() -> pushing(SHORTEST, validity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("command-validity must be more than nothing");
    }

    @Test
    void nobodyIsPagedMoreOftenThanTenTimesASecond() {
        assertThat(escalating(SHORTEST, SHORTEST, SHORTEST, null).again()).isEqualTo(SHORTEST);
        assertThatThrownBy(() -> escalating(TOO_SHORT, MINUTE, MINUTE, null)).hasMessage(TIMES);
        assertThatThrownBy(() -> escalating(MINUTE, TOO_SHORT, MINUTE, null)).hasMessage(TIMES);
        assertThatThrownBy(() -> escalating(MINUTE, MINUTE, TOO_SHORT, null)).hasMessage(TIMES);
    }

    @Test
    void webhookThatIsNoWebAddressIsRefusedAtTheStart() {
        URI mail = URI.create("mailto:night@example.org");
        assertThatThrownBy(() -> escalating(MINUTE, MINUTE, MINUTE, mail))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mailto:night@example.org");
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 2", "PT61S, 2", "PT0S, 1"})
    void stormThatCannotBeToldFromOneAlarmIsRefused(Duration settle, int least) {
        assertThatThrownBy(() -> new StormConfig(settle, least, MINUTE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT1M"})
    void technicalAlarmMayWaitFromNoTimeToTheWholeWindow(Duration settle) {
        assertThat(new StormConfig(settle, 2, MINUTE).settle()).isEqualTo(settle);
    }

    private static AlarmsConfig pushing(Duration every, Duration validity) {
        return new AlarmsConfig(
                every, validity, StormConfig.defaults(), EscalationConfig.defaults());
    }

    private static EscalationConfig escalating(
            Duration untaken, Duration unanswered, Duration again, @Nullable URI webhook) {
        return new EscalationConfig(untaken, unanswered, again, webhook, null);
    }
}
