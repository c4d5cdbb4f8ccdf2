package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseRuleTest {
    private static final Instant AT = Instant.parse("2026-11-21T03:00:00.123456Z");

    @Test
    void readingWithoutACauseFindsNothing() {
        assertThat(CauseRule.judge(reading(AT, Set.of()))).isEmpty();
    }

    @Test
    void eachCauseIsAFindingWithItsOnsetToTheMillisecond() {
        Instant onset = Instant.parse("2026-11-21T03:00:00.123Z");
        assertThat(CauseRule.judge(reading(AT, Set.of(Cause.FALL, Cause.SOS))))
                .containsExactly(new Finding(Cause.SOS, onset), new Finding(Cause.FALL, onset));
    }

    @Test
    void everyCauseOfAReadingIsFound() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
            for (Cause cause : Cause.values()) {
                if (random.nextBoolean()) {
                    causes.add(cause);
                }
            }
            Reading reading = reading(AT.plusMillis(random.nextInt()), causes);
            assertThat(CauseRule.judge(reading))
                    .extracting(Finding::cause)
                    .containsExactlyInAnyOrderElementsOf(causes);
        }
    }

    private static Reading reading(Instant at, Set<Cause> causes) {
        return new Reading(at, true, 1, Vitals.NONE, causes, null);
    }
}
