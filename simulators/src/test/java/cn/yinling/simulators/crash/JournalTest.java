package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00.123Z");

    private final Journal journal = new Journal(new DeviceId("bed-0001"));

    @Test
    void messagesOfOneMomentHaveTimesOfTheirOwn() {
        Set<Instant> times = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            times.add(journal.next(NOW).at());
        }

        assertThat(times).hasSize(10_000);
        assertThat(journal.entry(10_000).number()).isEqualTo(10_000);
    }

    @Test
    void onlyWhatWasAcknowledgedWasPromised() {
        long first = journal.next(NOW).number();
        long second = journal.next(NOW).number();

        journal.acknowledged(second, NOW.plusMillis(5));

        assertThat(journal.isAcknowledged(first)).isFalse();
        assertThat(journal.isAcknowledged(second)).isTrue();
        assertThat(journal.entry(second).acknowledgedAt()).isEqualTo(NOW.plusMillis(5));
        assertThat(journal.begun()).isEqualTo(2);
        assertThat(journal.acknowledged()).isEqualTo(1);
    }

    @Test
    void pressIsAPossibleAlarmUntilItIsPromised() {
        long number = journal.next(NOW).number();

        journal.pressed(number);
        assertThat(journal.possibleAlarms()).containsExactly("bed-0001.sos.20261122T030000.123Z");
        assertThat(journal.promisedAlarms()).isEmpty();

        journal.promised(number);
        assertThat(journal.promisedAlarms()).containsExactly("bed-0001.sos.20261122T030000.123Z");
    }
}
