package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A heart is to beat from 45 to 120 times a minute, with a way back of five; a room has 12 °C. */
class LimitRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-21T23:00:00");

    @Test
    void limitThatIsTouchedAndNotPassedIsKept() {
        hold(Vital.HEART_RATE, 120);
        hold(Vital.HEART_RATE, 45);
        hold(Vital.BREATHING_RATE, 28);
        hold(Vital.BREATHING_RATE, 8);
        hold(Vital.ROOM_TEMPERATURE, 32);
        hold(Vital.ROOM_TEMPERATURE, 12);
        assertThat(home.found()).isEmpty();
    }

    @Test
    void limitThatIsPassedByLittleIsPassed() {
        hold(Vital.HEART_RATE, 121);
        hold(Vital.BREATHING_RATE, 29);
        hold(Vital.ROOM_TEMPERATURE, 32.1);
        assertThat(home.standing())
                .containsExactly(Cause.HEART_RATE_HIGH, Cause.BREATHING_HIGH, Cause.ROOM_HOT);
        hold(Vital.HEART_RATE, 44);
        hold(Vital.BREATHING_RATE, 7);
        hold(Vital.ROOM_TEMPERATURE, 11.9);
        assertThat(home.standing())
                .containsExactly(Cause.HEART_RATE_LOW, Cause.BREATHING_LOW, Cause.ROOM_COLD);
    }

    @Test
    void lowLimitIsOverWhenTheValueIsAllTheWayBackAndNotBefore() {
        hold(Vital.HEART_RATE, 40);
        home.measure(Vital.HEART_RATE, 49);
        assertThat(home.standing()).containsExactly(Cause.HEART_RATE_LOW);
        home.seconds(10);
        home.measure(Vital.HEART_RATE, 50);
        assertThat(home.found()).containsValue(home.now()).hasSize(1);
    }

    @Test
    void highLimitIsOverWhenTheValueIsAllTheWayBackAndNotBefore() {
        hold(Vital.HEART_RATE, 130);
        home.measure(Vital.HEART_RATE, 116);
        assertThat(home.standing()).containsExactly(Cause.HEART_RATE_HIGH);
        home.seconds(10);
        home.measure(Vital.HEART_RATE, 115);
        assertThat(home.found()).containsValue(home.now()).hasSize(1);
    }

    @Test
    void valueOnItsWayBackBeginsNothing() {
        hold(Vital.HEART_RATE, 118);
        hold(Vital.HEART_RATE, 47);
        assertThat(home.found()).isEmpty();
    }

    /** A mattress that feels no heart feels nobody; what has no breath is another rule's. */
    @Test
    void noPulseAndNoBreathAreNeitherSlowHeartNorSlowBreathing() {
        hold(Vital.HEART_RATE, 0);
        hold(Vital.BREATHING_RATE, 0);
        assertThat(home.found()).isEmpty();
    }

    @Test
    void slowHeartThatIsFeltNoMoreIsOver() {
        hold(Vital.HEART_RATE, 40);
        home.measure(Vital.HEART_RATE, 0);
        assertThat(home.standing()).isEmpty();
    }

    @Test
    void roomAtFreezingPointIsCold() {
        hold(Vital.ROOM_TEMPERATURE, 0);
        assertThat(home.standing()).containsExactly(Cause.ROOM_COLD);
    }

    @Test
    void readingWithoutTheValueChangesNothing() {
        home.measure(Vital.HEART_RATE, 130);
        home.seconds(30);
        home.say(Cause.SOS);
        home.seconds(30);
        home.measure(Vital.HEART_RATE, 130);
        assertThat(home.standing()).contains(Cause.HEART_RATE_HIGH);
        home.seconds(30);
        home.say(Cause.CORD);
        assertThat(home.standing()).contains(Cause.HEART_RATE_HIGH);
    }

    @Test
    void holeOfTwoMinutesIsBridgedAndALongerOneIsNot() {
        home.measure(Vital.HEART_RATE, 130);
        home.seconds(120);
        home.measure(Vital.HEART_RATE, 130);
        assertThat(home.standing()).containsExactly(Cause.HEART_RATE_HIGH);
        Instant last = home.now();
        home.seconds(121);
        home.measure(Vital.HEART_RATE, 130);
        assertThat(home.found()).containsValue(last).hasSize(1);
    }

    @Test
    void valueOnItsWayBackShowsThatTheAlarmGoesOn() {
        hold(Vital.HEART_RATE, 130);
        home.seconds(50);
        home.measure(Vital.HEART_RATE, 117);
        home.seconds(110);
        home.measure(Vital.HEART_RATE, 130);
        assertThat(home.standing()).containsExactly(Cause.HEART_RATE_HIGH);
        assertThat(home.found()).hasSize(1);
    }

    @Test
    void alarmThatStandsWhenItsRuleIsSwitchedOffIsOverWithTheNextReading() {
        hold(Vital.HEART_RATE, 130);
        hold(Vital.BREATHING_RATE, 5);
        home.follow(Plans.off());
        assertThat(home.standing()).containsExactly(Cause.HEART_RATE_HIGH, Cause.BREATHING_LOW);
        home.measure(Vital.HEART_RATE, 131);
        home.measure(Vital.BREATHING_RATE, 5);
        assertThat(home.standing()).isEmpty();
    }

    /** For longer than any limit must be passed, with values that a minute apart show it. */
    private void hold(Vital vital, double value) {
        for (int minute = 0; minute < 31; minute++) {
            home.measure(vital, value);
            home.minutes(1);
        }
    }
}
