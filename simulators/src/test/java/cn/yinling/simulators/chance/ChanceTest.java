package cn.yinling.simulators.chance;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.mqtt.Backoff;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private final Chance root = Chance.ofSeed(42);

    @Test
    void samePathMeansTheSameChance() {
        assertThat(root.on("bed").on(7).share())
                .isEqualTo(Chance.ofSeed(42).on("bed").on(7).share());
    }

    @Test
    void neighbouringPathsHaveNothingToDoWithEachOther() {
        double mean =
                IntStream.range(0, 10_000).mapToDouble(i -> root.on(i).share()).average().orElse(0);
        assertThat(mean).isBetween(0.49, 0.51);
        assertThat(root.on(1).share()).isNotEqualTo(root.on(2).share());
        assertThat(root.on("a").on("b").share()).isNotEqualTo(root.on("b").on("a").share());
    }

    @Test
    void bellHasTheMeanAndSpreadOfANormalDistribution() {
        double[] draws = IntStream.range(0, 10_000).mapToDouble(i -> root.on(i).bell()).toArray();
        double mean =
                IntStream.range(0, draws.length).mapToDouble(i -> draws[i]).average().orElse(9);
        double square =
                IntStream.range(0, draws.length)
                        .mapToDouble(i -> draws[i] * draws[i])
                        .average()
                        .orElse(9);
        assertThat(mean).isBetween(-0.05, 0.05);
        assertThat(square).isBetween(0.9, 1.1);
    }

    @Test
    void backoffDoublesToItsLongestAndStartsAnew() {
        Backoff backoff = new Backoff(new SplittableRandom(1));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 10; i++) {
            backoff.next();
        }
        assertThat(backoff.next()).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(200));
    }
}
