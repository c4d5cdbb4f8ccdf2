package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
    private static final Duration AWAY = Duration.ofSeconds(6);
    private static final int TROUBLES = Trouble.values().length;

    @Test
    void sameSeedIsTheSameScript() {
        assertThat(Script.of(7, 20, AWAY)).isEqualTo(Script.of(7, 20, AWAY));
        assertThat(Script.of(7, 20, AWAY)).isNotEqualTo(Script.of(8, 20, AWAY));
    }

    @Test
    void moreRoundsBeginAsFewerDo() {
        assertThat(Script.of(3, 30, AWAY)).startsWith(Script.of(3, 11, AWAY).toArray(Round[]::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -5})
    void eachTroubleComesOnceBeforeAnyComesAgain(long seed) {
        List<Trouble> troubles =
                Script.of(seed, 2 * TROUBLES, AWAY).stream().map(Round::trouble).toList();

        assertThat(troubles.subList(0, TROUBLES)).containsExactlyInAnyOrder(Trouble.values());
        assertThat(troubles.subList(TROUBLES, 2 * TROUBLES))
                .containsExactlyInAnyOrder(Trouble.values());
    }

    @Test
    void databaseIsNeverAwayForLongerThanSaid() {
        assertThat(Script.of(1, 200, AWAY))
                .allSatisfy(round -> assertThat(round.away()).isBetween(Duration.ZERO, AWAY));
    }
}
