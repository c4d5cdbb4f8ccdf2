package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BeatTest {
    private final AtomicInteger beats = new AtomicInteger();

    @Test
    void stepThatFailsByAnErrorIsDueAgain() {
        Beat beat =
                new Beat(
                        Duration.ofMillis(1),
                        () -> {
                            if (beats.incrementAndGet() == 2) {
                                throw new NoClassDefFoundError("cn/yinling/Gone");
                            }
                        });
        try (Worker worker = Worker.vital("beat", beat).start()) {
            await().until(() -> beats.get() >= 4);
            await().untilAsserted(() -> assertThat(worker.problem()).isNull());
        }
    }
}
