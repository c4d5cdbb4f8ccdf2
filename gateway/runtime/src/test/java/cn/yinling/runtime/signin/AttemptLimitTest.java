package cn.yinling.runtime.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AttemptLimit limit = new AttemptLimit(3, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void thirdAttemptWithinAMinuteIsTheLastAndOthersAreNotHeldUp() {
        for (int i = 0; i < 3; i++) {
            assertThat(limit.reserve("anna")).isTrue();
        }
        pass(Duration.ofSeconds(20));
        assertThat(limit.reserve("anna")).isFalse();
        assertThat(limit.untilNext("anna")).isEqualTo(Duration.ofSeconds(40));
        assertThat(limit.reserve("bert")).isTrue();
        pass(Duration.ofSeconds(40));
        assertThat(limit.reserve("anna")).isTrue();
    }

    @Test
    void refusedAttemptsDoNotMakeItLonger() {
        for (int i = 0; i < 100; i++) {
            limit.reserve("anna");
            pass(Duration.ofMillis(590));
        }
        pass(Duration.ofSeconds(1));
        assertThat(limit.reserve("anna")).isTrue();
    }

    @Test
    void goodOneDoesNotCount() {
        for (int i = 0; i < 100; i++) {
            assertThat(limit.reserve("anna")).isTrue();
            limit.giveBack("anna");
        }
        limit.giveBack("nobody");
        assertThat(limit.reserve("nobody")).isTrue();
    }

    @Test
    void manyAtOnceAreNoMoreThanManyInARow() {
        AtomicInteger reserved = new AtomicInteger();
        List<Thread> threads =
                IntStream.range(0, 130)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() -> {
                                            if (limit.reserve("anna")) {
                                                reserved.incrementAndGet();
                                            }
                                        }))
                        .toList();
        threads.forEach(AttemptLimitTest::join);
        assertThat(reserved).hasValue(3);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void guessingNamesNeitherFillsTheMemoryNorEndsTheLimit() {
        for (int i = 0; i < 150_000; i++) {
            limit.reserve("name-" + i);
        }
        assertThat(limit.size()).isLessThanOrEqualTo(100_000);
        for (int i = 0; i < 3; i++) {
            limit.reserve("anna");
        }
        assertThat(limit.reserve("anna")).isFalse();
        pass(Duration.ofMinutes(2));
        assertThat(limit.size()).isZero();
    }
}
