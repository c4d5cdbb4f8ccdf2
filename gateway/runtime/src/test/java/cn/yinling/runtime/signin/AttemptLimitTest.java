package cn.yinling.runtime.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private final AttemptLimit limit = new AttemptLimit(new MovingClock(), 3);

    @Test
    void thirdFailureWithinAMinuteIsTheLast() {
        limit.failed("anna");
        limit.failed("anna");
        assertThat(limit.isReached("anna")).isFalse();
        limit.failed("anna");
        assertThat(limit.isReached("anna")).isTrue();
        assertThat(limit.isReached("bert")).isFalse();
    }

    @Test
    void failuresAreForgottenAfterAMinute() {
        for (int i = 0; i < 3; i++) {
            limit.failed("anna");
        }
        now = now.plus(Duration.ofSeconds(61));
        assertThat(limit.isReached("anna")).isFalse();
    }

    @Test
    void guessingNamesDoesNotFillTheMemory() {
        for (int i = 0; i < 30_000; i++) {
            now = now.plusMillis(10);
            limit.failed("name-" + i);
        }
        assertThat(limit.isReached("name-29999")).isFalse();
        assertThat(limit.size()).isLessThanOrEqualTo(10_001);
    }

    private final class MovingClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
