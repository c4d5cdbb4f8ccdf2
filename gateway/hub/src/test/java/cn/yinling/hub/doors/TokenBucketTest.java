package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private final TokenBucket bucket = new TokenBucket(100, 10, 0);

    @Test
    void burstPassesAtOnce() {
        take(9);
        assertThat(bucket.nanosToWait(0)).isZero();
        take(1);
        assertThat(bucket.nanosToWait(0)).isEqualTo(SECOND / 20);
    }

    @Test
    void whatWasReadBeyondTheBurstIsOwed() {
        take(110);
        assertThat(bucket.nanosToWait(0)).isEqualTo(SECOND + SECOND / 20);
        assertThat(bucket.nanosToWait(SECOND / 2)).isEqualTo(SECOND / 2 + SECOND / 20);
        assertThat(bucket.nanosToWait(SECOND + SECOND / 20)).isZero();
    }

    @Test
    void longSilenceGivesNoMoreThanTheBurst() {
        take(10);
        assertThat(bucket.nanosToWait(1000 * SECOND)).isZero();
        take(10);
        assertThat(bucket.nanosToWait(1000 * SECOND)).isPositive();
    }

    private void take(int messages) {
        for (int i = 0; i < messages; i++) {
            bucket.take();
        }
    }
}
