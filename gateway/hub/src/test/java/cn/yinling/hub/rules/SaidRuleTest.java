package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Vital;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SaidRuleTest {
    private final Home home = new Home(Plans.USUAL, "2026-11-22T04:00:00");

    @Test
    void smokeAgainWithinFiveMinutesIsTheSame() {
        Instant began = home.now();
        home.say(Cause.SMOKE);
        home.seconds(300);
        home.say(Cause.SMOKE);
        home.seconds(300);
        home.say(Cause.SMOKE);
        assertThat(home.found())
                .containsOnlyKeys(new Finding(Cause.SMOKE, began))
                .containsValue(Instant.MAX);
    }

    @Test
    void smokeAgainAfterMoreThanFiveMinutesIsAnotherAndTheFirstWasOver() {
        Instant began = home.now();
        home.say(Cause.SMOKE);
        home.seconds(301);
        home.say(Cause.SMOKE);
        assertThat(home.found())
                .hasSize(2)
                .containsEntry(new Finding(Cause.SMOKE, began), began)
                .containsEntry(new Finding(Cause.SMOKE, home.now()), Instant.MAX);
    }

    @Test
    void houseWithoutElectricityIsOneAlarmHoweverSeldomItIsTold() {
        home.say(Cause.MAINS);
        home.pass(Duration.ofDays(2));
        home.say(Cause.MAINS);
        assertThat(home.found()).hasSize(1);
    }

    @Test
    void onlyTheDeviceItselfCanSayThatItIsOver() {
        home.say(Cause.GAS);
        home.minutes(60);
        home.measure(Vital.ROOM_TEMPERATURE, 20);
        home.say(Cause.TEST);
        assertThat(home.standing()).contains(Cause.GAS);
        home.sayOver(Cause.GAS);
        assertThat(home.standing()).doesNotContain(Cause.GAS);
        assertThat(home.found()).containsValue(home.now());
    }

    @Test
    void whatNobodySaidCanNotBeOver() {
        home.sayOver(Cause.GAS);
        assertThat(home.found()).isEmpty();
    }
}
