package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** After half an hour of what cannot be. */
class SensorRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-22T08:00:00");

    @Test
    void valuesThatAreRareButPossibleAreBelieved() {
        hold(vitals -> vitals.set(Vital.HEART_RATE, 230));
        hold(vitals -> vitals.set(Vital.BREATHING_RATE, 70));
        hold(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, -20));
        hold(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, 60));
        assertThat(home.causes()).isNotEmpty().doesNotContain(Cause.SENSOR_FAULT);
    }

    @Test
    void heartThatNoLivingPersonHasIsAFault() {
        hold(vitals -> vitals.set(Vital.HEART_RATE, 231));
        assertThat(home.standing()).contains(Cause.SENSOR_FAULT);
    }

    @Test
    void breathThatNoLivingPersonHasIsAFault() {
        hold(vitals -> vitals.set(Vital.BREATHING_RATE, 71));
        assertThat(home.standing()).contains(Cause.SENSOR_FAULT);
    }

    @Test
    void roomThatIsAFreezerOrAnOvenIsAFault() {
        hold(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, -20.5));
        assertThat(home.standing()).contains(Cause.SENSOR_FAULT);
        hold(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, 20));
        assertThat(home.standing()).doesNotContain(Cause.SENSOR_FAULT);
        hold(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, 60.5));
        assertThat(home.standing()).contains(Cause.SENSOR_FAULT);
    }

    @Test
    void emptyBedWithoutAPulseIsNoFault() {
        hold(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.HEART_RATE, 0));
        assertThat(home.found()).isEmpty();
    }

    @Test
    void nobodysHeartAndBreathAtZeroAreNotFrozen() {
        hold(vitals -> vitals.set(Vital.HEART_RATE, 0).set(Vital.BREATHING_RATE, 0));
        assertThat(home.found()).isEmpty();
    }

    @Test
    void heartThatStaysTheSameWhileTheBreathChangesIsNotFrozen() {
        int[] breaths = {12, 13};
        for (int minute = 0; minute < 60; minute++) {
            int breath = breaths[minute % 2];
            home.measure(
                    vitals -> vitals.set(Vital.HEART_RATE, 61).set(Vital.BREATHING_RATE, breath));
            home.minutes(1);
        }
        assertThat(home.found()).isEmpty();
    }

    @Test
    void heartAloneIsNeverFrozen() {
        hold(vitals -> vitals.set(Vital.HEART_RATE, 61));
        assertThat(home.found()).isEmpty();
    }

    /** A breath alone says nothing of a heart that was not to be believed. */
    @Test
    void faultGoesOnUntilTheHeartOrTheRoomIsMeasuredAgain() {
        hold(vitals -> vitals.set(Vital.HEART_RATE, 300));
        home.measure(Vital.BREATHING_RATE, 14);
        assertThat(home.standing()).contains(Cause.SENSOR_FAULT);
        home.minutes(1);
        home.measure(Vital.HEART_RATE, 61);
        assertThat(home.standing()).doesNotContain(Cause.SENSOR_FAULT);
        assertThat(home.found()).containsValue(home.now());
    }

    @Test
    void faultIsFoundAfterHalfAnHourAndNotBefore() {
        home.measure(Vital.BREATHING_RATE, 90);
        home.minutes(29);
        home.measure(Vital.BREATHING_RATE, 90);
        assertThat(home.causes()).doesNotContain(Cause.SENSOR_FAULT);
        home.minutes(1);
        home.measure(Vital.BREATHING_RATE, 90);
        assertThat(home.found())
                .containsKey(new Finding(Cause.SENSOR_FAULT, Night.at("2026-11-22T08:00:00")));
    }

    private void hold(Consumer<Vitals.Builder> values) {
        for (int minute = 0; minute < 32; minute++) {
            home.measure(values);
            home.minutes(1);
        }
    }
}
