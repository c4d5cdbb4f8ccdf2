package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyPictureTest {
    @Test
    void stepsWithSomethingInThemAreDrawn() {
        Histogram micros = new Histogram(3);
        micros.recordValueWithCount(1_500, 75);
        micros.recordValueWithCount(8_000, 25);

        assertThat(LatencyPicture.of(micros))
                .containsExactly(
                        "≤      2 ms  " + "█".repeat(30) + " 75.00 %",
                        "≤      5 ms   0.00 %",
                        "≤     10 ms  " + "█".repeat(10) + " 25.00 %");
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(LatencyPicture.of(new Histogram(3))).isEmpty();
    }
}
