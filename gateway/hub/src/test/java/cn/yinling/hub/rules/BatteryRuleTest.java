package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import org.junit.jupiter.api.Test;

/** Low at 15 %, enough at 20 %; what is found from nine in the evening on waits until seven. */
class BatteryRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-21T15:00:00");

    @Test
    void batteryAtItsLimitIsLowAtOnceAndOneJustAboveIsNot() {
        home.measure(Vital.BATTERY, 15.1);
        assertThat(home.found()).isEmpty();
        home.measure(Vital.BATTERY, 15);
        assertThat(home.found()).containsOnlyKeys(new Finding(Cause.BATTERY_LOW, home.now()));
    }

    @Test
    void chargingIsOverWhenThereIsEnoughAndNotBefore() {
        home.measure(Vital.BATTERY, 10);
        home.minutes(1);
        home.measure(Vital.BATTERY, 19.9);
        assertThat(home.standing()).containsExactly(Cause.BATTERY_LOW);
        home.minutes(1);
        home.measure(Vital.BATTERY, 20);
        assertThat(home.found()).containsValue(home.now()).hasSize(1);
    }

    @Test
    void lowBatteryOfASecondBeforeNineInTheEveningDoesNotWait() {
        home.until("2026-11-21T20:59:59");
        home.measure(Vital.BATTERY, 10);
        assertThat(home.standing()).containsExactly(Cause.BATTERY_LOW);
    }

    @Test
    void holdOfTheNightBeginsAtNineAndEndsAtSeven() {
        home.until("2026-11-21T21:00:00");
        home.measure(Vital.BATTERY, 10);
        home.until("2026-11-22T00:00:00");
        home.measure(Vital.BATTERY, 10);
        home.until("2026-11-22T06:59:59");
        home.measure(Vital.BATTERY, 10);
        assertThat(home.found()).isEmpty();
        home.until("2026-11-22T07:00:00");
        home.measure(Vital.BATTERY, 10);
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.BATTERY_LOW, Night.at("2026-11-21T21:00:00")));
    }

    @Test
    void readingThatSaysNothingOfTheBatteryLeavesItLow() {
        home.measure(Vital.BATTERY, 10);
        home.minutes(1);
        home.say(Cause.SOS);
        assertThat(home.standing()).contains(Cause.BATTERY_LOW);
    }
}
