package cn.yinling.hub.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutstandingTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    private final Outstanding outstanding = new Outstanding(START);

    @Test
    void everythingIsDurableWhereNothingWaits() {
        assertThat(outstanding.durableBefore(at(0))).isEqualTo(at(0));
        assertThat(outstanding.durableBefore(at(7))).isEqualTo(at(7));
        int second = outstanding.add();
        outstanding.done(second);
        assertThat(outstanding.durableBefore(at(9))).isEqualTo(at(9));
    }

    @Test
    void oldestThatWaitsSaysUntilWhen() {
        outstanding.durableBefore(at(1));
        int first = outstanding.add();
        outstanding.durableBefore(at(2));
        int second = outstanding.add();
        assertThat(outstanding.durableBefore(at(10))).isEqualTo(at(1));
        outstanding.done(first);
        assertThat(outstanding.durableBefore(at(11))).isEqualTo(at(2));
        outstanding.done(second);
        assertThat(outstanding.durableBefore(at(12))).isEqualTo(at(12));
    }

    @Test
    void laterOneThatIsDoneFirstChangesNothing() {
        outstanding.durableBefore(at(1));
        outstanding.add();
        outstanding.durableBefore(at(2));
        outstanding.done(outstanding.add());
        assertThat(outstanding.durableBefore(at(3))).isEqualTo(at(1));
    }

    @Test
    void databaseThatIsAwayForAnHourIsRememberedAsLong() {
        outstanding.durableBefore(at(1));
        List<Integer> waiting = new ArrayList<>();
        for (int second = 1; second <= 3600; second++) {
            waiting.add(outstanding.add());
            assertThat(outstanding.durableBefore(at(second + 1))).isEqualTo(at(1));
        }
        waiting.forEach(outstanding::done);
        assertThat(outstanding.durableBefore(at(3602))).isEqualTo(at(3602));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
