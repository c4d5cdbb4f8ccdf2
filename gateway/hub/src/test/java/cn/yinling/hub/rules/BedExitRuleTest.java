package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Twenty minutes, of a night from ten to six. */
class BedExitRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-21T20:00:00");

    @Test
    void whoLeftTheBedASecondBeforeTheNightIsNotFoundAndAtItsBeginningIs() {
        home.measure(Vital.IN_BED, 1);
        home.until("2026-11-21T21:59:59");
        home.measure(Vital.IN_BED, 0);
        home.until("2026-11-22T05:00:00");
        assertThat(home.found()).isEmpty();

        Home other = new Home(Plans.USUAL, "2026-11-21T20:00:00");
        other.measure(Vital.IN_BED, 1);
        other.until("2026-11-21T22:00:00");
        other.measure(Vital.IN_BED, 0);
        other.minutes(20);
        assertThat(other.standing()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void whoseTwentyMinutesEndWithTheNightIsFound() {
        leaveAt("2026-11-22T05:40:00");
        home.until("2026-11-22T06:00:00");
        assertThat(home.standing()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void whoseTwentyMinutesEndAfterTheNightHasGotUp() {
        leaveAt("2026-11-22T05:40:01");
        home.until("2026-11-23T05:00:00");
        assertThat(home.found()).isEmpty();
    }

    @Test
    void readingsOfTheEmptyBedDoNotBeginTheTimeAnew() {
        leaveAt("2026-11-22T01:00:00");
        home.minutes(15);
        home.measure(Vital.IN_BED, 0);
        home.minutes(5);
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.BED_EXIT, Night.at("2026-11-22T01:00:00")));
    }

    @Test
    void pressThatSaysNothingOfTheBedLeavesItEmpty() {
        leaveAt("2026-11-22T01:00:00");
        home.minutes(15);
        home.say(Cause.SOS);
        home.minutes(5);
        home.say(Cause.CORD);
        assertThat(home.standing()).contains(Cause.BED_EXIT);
    }

    @Test
    void planThatGivesLongerHoldsForWhoHasLeftAlready() {
        leaveAt("2026-11-22T01:00:00");
        home.follow(Plans.backAfter(Duration.ofMinutes(40)));
        home.minutes(39);
        assertThat(home.found()).isEmpty();
        home.minutes(1);
        assertThat(home.standing()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void planThatGivesLessTimeHoldsForWhoHasLeftAlready() {
        leaveAt("2026-11-22T01:00:00");
        home.minutes(6);
        home.follow(Plans.backAfter(Duration.ofMinutes(5)));
        home.seconds(1);
        assertThat(home.standing()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void planThatGivesLessTimeHoldsAlsoWhereTheDeviceHasSpokenSinceAndSaysNothingMore() {
        leaveAt("2026-11-22T01:00:00");
        home.minutes(6);
        home.measure(Vital.BATTERY, 80);
        home.follow(Plans.backAfter(Duration.ofMinutes(5)));
        home.seconds(1);
        assertThat(home.standing()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void whoWasSaidToBeAwayAndIsNotIsFoundThoughTheDeviceSaysNothingMore() {
        home.follow(Plans.away(new MonitoringPlan.Absence(home.now(), null, null)));
        leaveAt("2026-11-22T01:00:00");
        home.minutes(30);
        home.measure(Vital.BATTERY, 80);
        assertThat(home.found()).isEmpty();
        home.follow(Plans.USUAL);
        home.seconds(1);
        assertThat(home.standing()).containsExactly(Cause.BED_EXIT);
    }

    private void leaveAt(String local) {
        home.until("2026-11-21T23:00:00");
        home.measure(Vital.IN_BED, 1);
        home.until(local);
        home.measure(Vital.IN_BED, 0);
    }
}
