package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short audit, with each kind of trouble once. */
class CrashAuditIT {
    private static final int ROUNDS = Trouble.values().length;

    @Test
    void whateverIsKilledOrFullNothingAcknowledgedIsLost() throws Exception {
        List<String> said = new ArrayList<>();
        CrashOptions options = new CrashOptions(ROUNDS, 8, 42, Duration.ofSeconds(1), null);

        Counts counts = CrashAudit.run(options, said::add);

        assertThat(counts.isClean()).as("%s %s", counts, said).isTrue();
        assertThat(counts.acknowledged()).isPositive();
        assertThat(counts.alarmsSent()).isPositive();
        assertThat(counts.repeats()).as("messages that could have become duplicates").isPositive();
        assertThat(counts.acknowledgedWhileAway()).as("readings without database").isPositive();
        assertThat(counts.alarmsHeardWhileAway()).as("alarms without database").isPositive();
        assertThat(counts.stored()).isEqualTo(counts.acknowledged());
        assertThat(counts.alarmsStored()).isEqualTo(counts.alarmsSent());
        assertThat(counts.alarmsHeard()).isEqualTo(counts.alarmsSent());
        assertThat(counts.troubles()).hasSize(ROUNDS).allSatisfy((_, times) -> one(times));
        assertThat(said).as("the disk was filled").noneMatch(line -> line.contains("not filled"));
    }

    private static void one(long times) {
        assertThat(times).isEqualTo(1);
    }
}
