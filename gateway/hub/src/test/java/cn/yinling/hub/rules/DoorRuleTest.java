package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan.Visit;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten minutes, of a night from ten to six. */
class DoorRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-21T20:00:00");

    @Test
    void doorThatIsOpenedAtNightIsFoundFromItsOpeningOn() {
        openAt("2026-11-22T01:00:00");
        home.until("2026-11-22T01:09:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-22T01:10:00");
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.DOOR_OPEN, Night.at("2026-11-22T01:00:00")));
    }

    @Test
    void doorThatIsClosedInTimeIsNotFoundAndOneThatIsClosedLaterIsOver() {
        openAt("2026-11-22T01:00:00");
        home.minutes(9);
        home.measure(Vital.DOOR, 0);
        home.minutes(30);
        assertThat(home.found()).isEmpty();
        home.measure(Vital.DOOR, 1);
        home.minutes(10);
        assertThat(home.standing()).containsExactly(Cause.DOOR_OPEN);
        home.measure(Vital.DOOR, 0);
        assertThat(home.found()).containsValue(home.now()).hasSize(1);
    }

    @Test
    void doorOfTheLastMinutesOfTheNightIsLeftToTheDay() {
        openAt("2026-11-22T05:50:00");
        home.until("2026-11-22T22:09:59");
        assertThat(home.found()).isEmpty();
        home.until("2026-11-22T22:10:00");
        assertThat(home.standing()).containsExactly(Cause.DOOR_OPEN);
    }

    @Test
    void doorWhoseTenMinutesEndJustBeforeTheNightDoesIsFound() {
        openAt("2026-11-22T05:49:59");
        home.until("2026-11-22T05:59:59");
        assertThat(home.standing()).containsExactly(Cause.DOOR_OPEN);
    }

    @Test
    void pressThatSaysNothingOfTheDoorLeavesItOpen() {
        openAt("2026-11-22T01:00:00");
        home.minutes(5);
        home.say(Cause.SOS);
        home.minutes(5);
        assertThat(home.standing()).contains(Cause.DOOR_OPEN);
        home.say(Cause.CORD);
        assertThat(home.standing()).contains(Cause.DOOR_OPEN);
    }

    /** What a carer does is hers to see; the hush may end long after midnight. */
    @Test
    void doorThatIsOpenWhileACarerIsThereIsFoundWhenSheHasGone() {
        Visit late =
                new Visit(List.of(DayOfWeek.SATURDAY), LocalTime.of(23, 30), LocalTime.of(0, 45));
        Home visited = new Home(Plans.visited(late), "2026-11-22T00:00:00");
        visited.measure(Vital.DOOR, 1);
        visited.until("2026-11-22T00:44:59");
        assertThat(visited.found()).isEmpty();
        visited.until("2026-11-22T00:45:00");
        assertThat(visited.found())
                .containsOnlyKeys(new Finding(Cause.DOOR_OPEN, Night.at("2026-11-22T00:00:00")));
    }

    @Test
    void doorThatStandsOpenWhenAnotherPlanIsMadeIsNotForgotten() {
        openAt("2026-11-21T20:00:00");
        home.until("2026-11-21T20:15:00");
        home.measure(Vital.BATTERY, 80);
        home.follow(Plans.heard(Plans.USUAL.heartbeat()));
        home.until("2026-11-21T22:10:00");
        assertThat(home.standing()).containsExactly(Cause.DOOR_OPEN);
    }

    private void openAt(String local) {
        home.until(local);
        home.measure(Vital.DOOR, 1);
    }
}
