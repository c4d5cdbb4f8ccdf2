package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatusHistoryTest {
    private static final Instant BEGIN = Instant.parse("2026-11-27T13:45:13Z");
    private static final Set<Cause> SOS = Set.of(Cause.SOS);
    private static final Set<Cause> NOTHING = Set.of();

    private final StatusHistory history = new StatusHistory();

    @Test
    void whatStaysNamedBeginsOnceAndAgainWhenItWasClear() {
        assertThat(begun(0, SOS)).isEqualTo(SOS);
        assertThat(begun(60, SOS)).isEmpty();
        assertThat(begun(120, NOTHING)).isEmpty();
        assertThat(begun(180, SOS)).isEqualTo(SOS);
    }

    @Test
    void anotherAlarmBeginsBesideOneThatStands() {
        begun(0, SOS);
        assertThat(begun(60, Set.of(Cause.SOS, Cause.FALL))).isEqualTo(Set.of(Cause.FALL));
        assertThat(begun(120, Set.of(Cause.FALL))).isEmpty();
        assertThat(begun(180, Set.of(Cause.SOS, Cause.FALL))).isEqualTo(SOS);
    }

    @Test
    void whatComesLateBeginsOnlyWhereItWasClearOnBothSides() {
        begun(0, NOTHING);
        begun(600, SOS);
        assertThat(begun(540, SOS)).as("of the one that was told").isEmpty();
        assertThat(begun(480, NOTHING)).isEmpty();
        assertThat(begun(240, SOS)).as("one before that").isEqualTo(SOS);
        assertThat(begun(300, SOS)).isEmpty();
    }

    @Test
    void whatComesLateBetweenFramesThatNamedNothingBegins() {
        begun(0, NOTHING);
        begun(600, NOTHING);
        begun(900, SOS);
        assertThat(begun(300, SOS)).isEqualTo(SOS);
        assertThat(begun(360, SOS)).isEmpty();
    }

    @Test
    void whatIsNamedAfterHoursOfSilenceIsNew() {
        begun(0, SOS);
        assertThat(begun(7 * 3600, SOS)).isEqualTo(SOS);
    }

    @Test
    void whatIsOverEndsOnlyByTheLatestFrame() {
        Set<Cause> off = Set.of(Cause.TAKEN_OFF);
        begun(0, off);
        begun(600, off);
        assertThat(history.note(BEGIN.plusSeconds(300), NOTHING).ended()).isEmpty();
        assertThat(history.note(BEGIN.plusSeconds(900), NOTHING).ended()).isEqualTo(off);
        assertThat(history.note(BEGIN.plusSeconds(960), NOTHING).ended()).isEmpty();
    }

    @Test
    void onlyTheLastFramesAreKept() {
        begun(0, SOS);
        for (int second = 1; second <= StatusHistory.KEPT; second++) {
            begun(second, second % 2 == 0 ? SOS : NOTHING);
        }
        assertThat(begun(StatusHistory.KEPT, SOS)).as("known").isEmpty();
        assertThat(begun(-10, SOS)).as("older than all that is known").isEqualTo(SOS);
        assertThat(begun(StatusHistory.KEPT + 1, SOS)).isEmpty();
    }

    /** As many presses as the watch has had, at least, and never more than frames that name one. */
    @Test
    void anyOrderFindsEveryPress() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Integer> times = new ArrayList<>();
            boolean[] isNamed = new boolean[12];
            for (int time = 0; time < isNamed.length; time++) {
                isNamed[time] = random.nextBoolean();
                times.add(time);
            }
            Collections.shuffle(times, random);
            StatusHistory shuffled = new StatusHistory();
            int begun = 0;
            for (int time : times) {
                Set<Cause> named = isNamed[time] ? SOS : NOTHING;
                begun += shuffled.note(BEGIN.plusSeconds(time), named).begun().size();
            }
            assertThat(begun)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(presses(isNamed) > 0 ? 1 : 0);
            for (int time = 0; time < isNamed.length; time++) {
                Set<Cause> named = isNamed[time] ? SOS : NOTHING;
                assertThat(shuffled.note(BEGIN.plusSeconds(time), named).begun())
                        .as("seed %d, told again", seed)
                        .isEmpty();
            }
        }
    }

    private static int presses(boolean[] isNamed) {
        int presses = 0;
        for (int time = 0; time < isNamed.length; time++) {
            presses += isNamed[time] && (time == 0 || !isNamed[time - 1]) ? 1 : 0;
        }
        return presses;
    }

    private Set<Cause> begun(int second, Set<Cause> named) {
        return history.note(BEGIN.plusSeconds(second), named).begun();
    }
}
