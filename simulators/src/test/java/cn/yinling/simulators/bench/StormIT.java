package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StormIT {
    @Test
    void mainsFailureIsOneIncidentAndNobodyWhoPressesIsForgotten(@TempDir Path folder)
            throws Exception {
        Storm storm = new Storm(40, 8, 4, Duration.ofSeconds(1), Duration.ofMillis(300), 0);

        Storm.Outcome outcome = storm.run(folder);

        assertThat(outcome.unanswered()).isZero();
        assertThat(outcome.handled()).hasSize(8).allMatch(Storm.Handled::isAtASeat);
        assertThat(outcome.sosStored()).isEqualTo(new StoredAlarms(0, 0));
        assertThat(outcome.technicalStored()).isEqualTo(new StoredAlarms(0, 0));
        assertThat(outcome.incidents()).isEqualTo(Map.of("mains", 1L));
        assertThat(outcome.gathered()).isEqualTo(32);
        assertThat(outcome.technicalCases()).as("one case for all of them").isEqualTo(1);
        assertThat(outcome.aheadOfPeople()).as("technical offers while a person waited").isZero();
        assertThat(outcome.incidentsLeft()).as("once the mains are back").isZero();
        assertThat(outcome.isCaseGone()).as("closed by itself").isTrue();
    }
}
