package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The database has readings from two o'clock on. */
class RetoldTest {
    private static final Instant START = Night.at("2026-11-21T02:00:00");
    private static final Finding SMOKE = new Finding(Cause.SMOKE, START.plusSeconds(60));
    private static final Reading FIRST = reading(0, Set.of(), Set.of());

    @Test
    void smokeThatNoReadingSaysIsSaidAgain() {
        Known known = new Known(SMOKE, Instant.MAX, true);
        assertThat(Retold.readings(List.of(known), List.of(FIRST)))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.at()).isEqualTo(SMOKE.onset());
                    assertThat(reading.causes()).containsExactly(Cause.SMOKE);
                    assertThat(reading.over()).isEmpty();
                });
    }

    @Test
    void itsEndIsSaidAgainToo() {
        Known known = new Known(SMOKE, START.plusSeconds(90), true);
        assertThat(Retold.readings(List.of(known), List.of(FIRST)))
                .last()
                .satisfies(reading -> {
                    assertThat(reading.at()).isEqualTo(START.plusSeconds(90));
                    assertThat(reading.causes()).isEmpty();
                    assertThat(reading.over()).containsExactly(Cause.SMOKE);
                });
    }

    @Test
    void whatRulesFoundIsFoundAgainAndNotSaid() {
        Known known = new Known(SMOKE, START.plusSeconds(90), false);
        assertThat(Retold.readings(List.of(known), List.of(FIRST))).isEmpty();
    }

    @Test
    void whatReadingsSayIsNotSaidTwice() {
        Known known = new Known(SMOKE, START.plusSeconds(90), true);
        Reading began = reading(60, Set.of(Cause.SMOKE, Cause.MAINS), Set.of());
        Reading ended = reading(90, Set.of(), Set.of(Cause.SMOKE));
        assertThat(Retold.readings(List.of(known), List.of(FIRST, began, ended))).isEmpty();
    }

    @Test
    void readingOfTheSameMomentThatSaysSomethingElseDoesNotCount() {
        Known known = new Known(SMOKE, Instant.MAX, true);
        Reading other = reading(60, Set.of(Cause.MAINS), Set.of());
        Reading earlier = reading(59, Set.of(Cause.SMOKE), Set.of());
        assertThat(Retold.readings(List.of(known), List.of(FIRST, earlier, other))).hasSize(1);
    }

    @Test
    void whatWasBeforeTheFirstReadingIsNotSaidAgain() {
        Finding before = new Finding(Cause.SMOKE, START.minusMillis(1));
        Finding with = new Finding(Cause.GAS, START);
        List<Known> known =
                List.of(new Known(before, Instant.MAX, true), new Known(with, Instant.MAX, true));
        assertThat(Retold.readings(known, List.of(FIRST)))
                .singleElement()
                .extracting(Reading::causes)
                .isEqualTo(Set.of(Cause.GAS));
    }

    @Test
    void whereThereIsNoReadingEverythingIsSaidAgain() {
        Known known = new Known(SMOKE, START.plusSeconds(90), true);
        assertThat(Retold.readings(List.of(known), List.of())).hasSize(2);
    }

    /** Else one of them would stand for all, and the others be lost. */
    @Test
    void thoseOfOneMomentCanBeToldApartAndComeBeforeWhatWasRead() {
        Finding gas = new Finding(Cause.GAS, SMOKE.onset());
        List<Known> known =
                List.of(
                        new Known(SMOKE, Instant.MAX, true),
                        new Known(gas, Instant.MAX, true),
                        new Known(new Finding(Cause.WATER, START), SMOKE.onset(), true));
        assertThat(Retold.readings(known, List.of(FIRST)))
                .hasSize(4)
                .extracting(Reading::sequence)
                .doesNotHaveDuplicates()
                .allMatch(sequence -> sequence < Reading.UNNUMBERED);
    }

    private static Reading reading(long second, Set<Cause> causes, Set<Cause> over) {
        return new Reading(START.plusSeconds(second), true, 1, Vitals.NONE, causes, over, null);
    }
}
