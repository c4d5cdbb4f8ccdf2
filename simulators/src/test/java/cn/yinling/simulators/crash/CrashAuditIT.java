package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A short round of the audit: a gateway killed in the middle of its work loses nothing that it
 * acknowledged.
 */
class CrashAuditIT {
    @Test
    void killedGatewayHasLostNothingItAcknowledged() throws Exception {
        List<String> said = new ArrayList<>();

        Counts counts =
                CrashAudit.run(
                        new CrashOptions(6, 6, 42, java.time.Duration.ofSeconds(2), null),
                        said::add);

        assertThat(counts.acknowledged()).isPositive();
        assertThat(counts.alarmsSent()).isPositive();
        assertThat(counts.isClean()).as("%s %s", counts, said).isTrue();
        assertThat(counts.stored()).isGreaterThanOrEqualTo(counts.acknowledged());
        assertThat(counts.alarmsStored()).isEqualTo(counts.alarmsSent());
    }
}
