package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan.Absence;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import org.junit.jupiter.api.Test;

/** By half past nine. */
class NotUpRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-22T04:00:00");

    @Test
    void whoLaidDownThreeHoursBeforeHasBeenUp() {
        home.until("2026-11-22T06:30:00");
        home.measure(Vital.IN_BED, 1);
        home.until("2026-11-23T09:29:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-23T09:30:00");
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.NOT_UP, Night.at("2026-11-23T09:30:00")));
    }

    @Test
    void whoLaidDownASecondEarlierHasNot() {
        home.until("2026-11-22T06:29:59");
        home.measure(Vital.IN_BED, 1);
        home.until("2026-11-22T09:30:00");
        assertThat(home.standing()).containsExactly(Cause.NOT_UP);
    }

    @Test
    void whoGetsUpAtLastIsUp() {
        home.measure(Vital.IN_BED, 1);
        home.until("2026-11-22T10:00:00");
        home.say(Cause.SOS);
        assertThat(home.standing()).contains(Cause.NOT_UP);
        home.measure(Vital.IN_BED, 0);
        assertThat(home.standing()).doesNotContain(Cause.NOT_UP);
        assertThat(home.found()).containsValue(home.now());
    }

    @Test
    void absenceHoldsFromItsFirstMomentToItsLast() {
        Absence away =
                new Absence(Night.at("2026-11-22T09:30:00"), Night.at("2026-11-22T10:00:00"), null);
        Home left = new Home(Plans.away(away), "2026-11-22T04:00:00");
        left.measure(Vital.IN_BED, 1);
        left.until("2026-11-22T09:59:59");
        assertThat(left.found()).isEmpty();
        left.until("2026-11-22T10:00:00");
        assertThat(left.found())
                .containsOnlyKeys(new Finding(Cause.NOT_UP, Night.at("2026-11-22T09:30:00")));
    }
}
