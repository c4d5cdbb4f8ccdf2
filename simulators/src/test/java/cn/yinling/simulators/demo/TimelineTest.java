package cn.yinling.simulators.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.simulators.demo.Timeline.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void firstSightOfAStepCountsAndTheRestIsMissing() {
        Timeline timeline = new Timeline();
        timeline.mark(Step.PUBLISHED, START);
        timeline.mark(Step.COMMITTED, START.plusMillis(4));
        timeline.mark(Step.COMMITTED, START.plusMillis(9));

        assertThat(timeline.after(Step.COMMITTED)).isEqualTo(Duration.ofMillis(4));
        assertThat(timeline.missing())
                .containsExactly(Step.ON_SCREEN, Step.PHONE_RINGING, Step.ACCEPTED, Step.CLOSED);
        assertThatThrownBy(() -> timeline.after(Step.CLOSED)).hasMessage("not seen: closed");
    }

    @Test
    void everyStepHasALineAndAMissingOneSaysSo() {
        Timeline timeline = new Timeline();
        timeline.mark(Step.PUBLISHED, START);
        timeline.mark(Step.ON_SCREEN, START.plusNanos(2_345_678));

        assertThat(timeline.inMilliseconds().lines())
                .hasSize(Step.values().length)
                .contains(
                        "  published           0.0 ms",
                        "  on screen           2.3 ms",
                        "  closed                -");
    }
}
