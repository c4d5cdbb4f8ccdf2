package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import org.junit.jupiter.api.Test;

/** Four hours, of a day from eight to eight. */
class InactivityRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-22T09:00:00");

    @Test
    void movementBeginsTheHoursAnewAndEndsWhatWasFound() {
        home.measure(Vital.MOTION, 1);
        home.until("2026-11-22T11:00:00");
        home.measure(Vital.MOTION, 1);
        home.until("2026-11-22T14:59:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-22T15:00:00");
        home.minutes(10);
        home.measure(Vital.MOTION, 1);
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.INACTIVITY, Night.at("2026-11-22T11:00:00")))
                .containsValue(home.now());
    }

    @Test
    void sensorThatSeesNothingFromTheFirstReadingOnIsCountedFromThere() {
        home.measure(Vital.MOTION, 0);
        home.minutes(60);
        home.measure(Vital.MOTION, 0);
        home.until("2026-11-22T13:00:00");
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.INACTIVITY, Night.at("2026-11-22T09:00:00")));
    }

    @Test
    void whoLiesInBedIsThere() {
        home.measure(Vital.MOTION, 0);
        home.minutes(60);
        home.measure(Vital.IN_BED, 1);
        home.until("2026-11-22T13:59:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-22T14:00:00");
        assertThat(home.standing()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void whoOpensTheDoorIsThere() {
        home.measure(Vital.MOTION, 0);
        home.minutes(60);
        home.measure(Vital.DOOR, 1);
        home.until("2026-11-22T13:59:59");
        assertThat(home.causes()).doesNotContain(Cause.INACTIVITY);
    }

    @Test
    void emptyBedAndClosedDoorAreNoSignOfLife() {
        home.measure(Vital.MOTION, 0);
        home.minutes(60);
        home.measure(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.DOOR, false));
        home.until("2026-11-22T13:00:00");
        assertThat(home.standing()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void bedOrDoorWithoutASensorOfMovementAreNotWatched() {
        home.measure(vitals -> vitals.set(Vital.IN_BED, true).set(Vital.DOOR, true));
        home.minutes(1);
        home.measure(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.DOOR, false));
        home.until("2026-11-22T20:00:00");
        assertThat(home.found()).isEmpty();
    }

    @Test
    void fourHoursThatEndWithTheDayAreFoundAndASecondLessIsLeftToTheMorning() {
        home.until("2026-11-22T16:00:00");
        home.measure(Vital.MOTION, 1);
        home.until("2026-11-22T20:00:00");
        assertThat(home.standing()).containsExactly(Cause.INACTIVITY);

        home.until("2026-11-23T16:00:01");
        home.measure(Vital.MOTION, 1);
        home.until("2026-11-24T11:59:59");
        assertThat(home.standing()).isEmpty();
        home.until("2026-11-24T12:00:00");
        assertThat(home.standing()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void nightIsNotCounted() {
        home.until("2026-11-23T07:59:59");
        home.measure(Vital.MOTION, 1);
        home.until("2026-11-23T11:59:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-23T12:00:00");
        assertThat(home.standing()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void sensorThatIsSwitchedOffEndsWhatItFound() {
        home.measure(Vital.MOTION, 0);
        home.until("2026-11-22T13:00:00");
        home.follow(Plans.off());
        home.measure(Vital.MOTION, 0);
        assertThat(home.standing()).isEmpty();
    }
}
