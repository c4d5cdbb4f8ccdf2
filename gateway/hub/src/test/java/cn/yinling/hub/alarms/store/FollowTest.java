package cn.yinling.hub.alarms.store;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.hub.support.NoDatabase;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowTest {
    private static final List<AlarmWork> BATCH =
            List.of(new AlarmWork.Raised(alarm("bed-0001", Cause.SOS, 0), true, null));
    private static final Stored STORED =
            new Stored(List.of(), List.of(), List.of(), List.of(), List.of(), null);
    private static final LeftOpen LEFT = new LeftOpen(List.of(), List.of(), List.of(), Map.of());

    private final AlarmSink away = new AlarmSink(NoDatabase.database(), () -> NOW);
    private final List<Object> heard = new ArrayList<>();

    /** Hears of everything, and fails at it. */
    private final Follow follow =
            new Follow(
                    new AlarmFollower() {
                        @Override
                        public void spooled(AlarmWork work) {
                            throw new AssertionError("nothing is spooled");
                        }

                        @Override
                        public void found(LeftOpen left) {
                            heard.add(left);
                            throw new IllegalStateException("a fault of this hub");
                        }

                        @Override
                        public void stored(List<AlarmWork> batch, Stored stored) {
                            heard.add(batch);
                            heard.add(stored);
                            throw new IllegalStateException("a fault of this hub");
                        }
                    });

    @Test
    void storedBatchIsNotDoneAgainWhereWhatFollowsFailsOrTheDatabaseIsAwayByThen() {
        follow.stored(BATCH, STORED, away);
        assertThat(heard).containsExactly(BATCH, STORED);
    }

    @Test
    void whatAnEarlierHubLeftIsNotLookedForAgainWhereItCannotBeTakenUp() {
        follow.found(LEFT);
        assertThat(heard).containsExactly(LEFT);
    }

    @Test
    void whoLooksForTheDatabaseHearsThatItIsAway() {
        assertThatThrownBy(() -> follow.count(away)).isInstanceOf(DatabaseAwayException.class);
    }
}
