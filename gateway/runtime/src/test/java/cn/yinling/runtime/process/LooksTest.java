package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final Looks looks = new Looks();

    @Test
    void whoAsksIsToldWhenALookIsOverThatBeganAfterwards() {
        CompletableFuture<Void> before = looks.ask();
        List<CompletableFuture<Void>> meanwhile = new ArrayList<>();
        looks.take(() -> {
            assertThat(before).isNotDone();
            meanwhile.add(looks.ask());
        });
        assertThat(before).isDone();
        assertThat(meanwhile.getFirst()).isNotDone();
        looks.take(() -> {});
        assertThat(meanwhile.getFirst()).isDone();
    }

    @Test
    void lookThatFailsIsOverToo() {
        CompletableFuture<Void> asked = looks.ask();
        assertThatThrownBy(() ->
                        looks.take(() -> {
                            throw new IllegalStateException("away");
                        }))
                .hasMessage("away");
        assertThat(asked).isDone();
    }

    @Test
    void restEndsForWhoAsksAndNobodyWaitsForAnEnd() throws InterruptedException {
        CompletableFuture<Void> asked = looks.ask();
        looks.rest(Duration.ofHours(1));
        assertThat(asked).isNotDone();
        looks.end();
        assertThat(asked).isDone();
    }
}
