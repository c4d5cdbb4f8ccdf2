package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import org.junit.jupiter.api.Test;

/** After twenty seconds without a breath. */
class ApnoeaRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-21T23:00:00");

    @Test
    void noBreathForTwentySecondsIsFoundAndForNineteenIsNot() {
        breath(0);
        home.seconds(19);
        breath(0);
        assertThat(home.found()).isEmpty();
        home.seconds(1);
        breath(0);
        assertThat(home.standing()).containsExactly(Cause.APNOEA);
    }

    @Test
    void oneBreathEndsIt() {
        breath(0);
        home.seconds(20);
        breath(0);
        home.seconds(5);
        breath(1);
        assertThat(home.found()).containsOnlyKeys(finding(25)).containsValue(home.now());
    }

    @Test
    void whoWasInBedStillIsWhereTheMattressSaysNothingOfIt() {
        home.measure(Vital.IN_BED, 1);
        home.seconds(5);
        home.measure(Vital.BREATHING_RATE, 0);
        home.seconds(20);
        home.measure(Vital.BREATHING_RATE, 0);
        assertThat(home.standing()).containsExactly(Cause.APNOEA);
    }

    @Test
    void whoWasNotInBedStillIsNotWhereTheMattressSaysNothingOfIt() {
        home.measure(Vital.IN_BED, 0);
        home.seconds(5);
        home.measure(Vital.BREATHING_RATE, 0);
        home.seconds(20);
        home.measure(Vital.BREATHING_RATE, 0);
        assertThat(home.found()).isEmpty();
    }

    @Test
    void gettingUpEndsIt() {
        breath(0);
        home.seconds(20);
        breath(0);
        home.seconds(5);
        home.measure(Vital.IN_BED, 0);
        assertThat(home.standing()).isEmpty();
    }

    @Test
    void readingWithoutABreathingRateNeitherEndsNorInterruptsIt() {
        breath(0);
        home.seconds(10);
        home.measure(Vital.IN_BED, 1);
        home.seconds(10);
        breath(0);
        assertThat(home.standing()).containsExactly(Cause.APNOEA);
        home.measure(Vital.IN_BED, 1);
        assertThat(home.standing()).containsExactly(Cause.APNOEA);
    }

    @Test
    void holeOfTwoMinutesIsBridgedAndALongerOneIsNot() {
        breath(0);
        home.seconds(121);
        breath(0);
        assertThat(home.found()).isEmpty();
        home.seconds(120);
        breath(0);
        assertThat(home.found()).containsOnlyKeys(finding(120));
    }

    private Finding finding(long secondsAgo) {
        return new Finding(Cause.APNOEA, home.now().minusSeconds(secondsAgo));
    }

    private void breath(int rate) {
        home.measure(vitals -> vitals.set(Vital.IN_BED, true).set(Vital.BREATHING_RATE, rate));
    }
}
