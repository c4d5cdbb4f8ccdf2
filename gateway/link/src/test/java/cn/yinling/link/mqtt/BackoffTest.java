package cn.yinling.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(new SplittableRandom(1));

    @Test
    void aConnectionThatServedIsFollowedByTheNextAtOnce() {
        assertThat(backoff.after(Duration.ofMinutes(5))).isZero();
    }

    @Test
    void shortConnectionsAreFollowedByLongerAndLongerPauses() {
        Duration second = Duration.ofSeconds(1);
        assertThat(backoff.after(second)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(backoff.after(second)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.after(Duration.ZERO))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.after(second)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
        assertThat(backoff.after(Duration.ofSeconds(10))).isZero();
        assertThat(backoff.after(second)).isLessThanOrEqualTo(Duration.ofMillis(200));
    }
}
