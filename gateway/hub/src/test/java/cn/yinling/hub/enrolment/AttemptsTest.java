package cn.yinling.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Attempts attempts = new Attempts(3, nanos::get);

    @Test
    void addressThatGuessesWaitsForTheNextMinuteAndOthersDoNot() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempts.reserve("10.0.0.1")).isZero();
        }
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(attempts.reserve("10.0.0.1")).isEqualTo(Duration.ofSeconds(40));
        assertThat(attempts.reserve("10.0.0.2")).isZero();
        nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        assertThat(attempts.reserve("10.0.0.1")).isZero();
    }

    @Test
    void manyAddressesTogetherAreBoundedToo() {
        for (int i = 0; i < 30; i++) {
            assertThat(attempts.reserve("10.0.1." + i)).isZero();
        }
        assertThat(attempts.reserve("10.0.2.1")).isPositive();
    }

    @Test
    void installerWithManyRightCodesIsNotHeldUp() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.reserve("10.0.0.1")).isZero();
            attempts.giveBack("10.0.0.1");
        }
    }
}
