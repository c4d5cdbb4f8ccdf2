package cn.yinling.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-11-22T04:00:00Z");
    private final Attempts attempts = new Attempts(3, () -> now);

    @Test
    void addressThatGuessesWaitsForTheNextMinuteAndOthersDoNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.mayTry("10.0.0.1")).isZero();
        }
        now = now.plusSeconds(20);
        assertThat(attempts.mayTry("10.0.0.1")).isEqualTo(Duration.ofSeconds(40));
        assertThat(attempts.mayTry("10.0.0.2")).isZero();
        now = now.plusSeconds(40);
        assertThat(attempts.mayTry("10.0.0.1")).isZero();
    }

    @Test
    void manyAddressesTogetherAreBoundedToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(attempts.mayTry("10.0.1." + i)).isZero();
        }
        assertThat(attempts.mayTry("10.0.2.1")).isPositive();
    }
}
