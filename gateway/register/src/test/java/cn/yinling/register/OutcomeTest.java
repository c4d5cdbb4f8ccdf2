package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Words WHY = new Words("请先退还", "hand it back first");

    @Test
    void whatIsDoneCanBeSeenAsSomethingElse() {
        assertThat(new Outcome.Done<>(42).map(number -> "bed-" + number))
                .isEqualTo(new Outcome.Done<>("bed-42"));
    }

    @Test
    void whatIsNotDoneStaysAsItIs() {
        List<Fault> faults = List.of(new Fault("id", WHY));
        assertThat(seen(Outcome.invalid("id", WHY))).isEqualTo(new Outcome.Invalid<>(faults));
        assertThat(seen(Outcome.invalid("id", WHY.zh(), WHY.en())))
                .isEqualTo(new Outcome.Invalid<>(faults));
        assertThat(seen(new Outcome.Missing<>(WHY))).isEqualTo(new Outcome.Missing<>(WHY));
        assertThat(seen(new Outcome.Stale<>(7))).isEqualTo(new Outcome.Stale<>(7));
        assertThat(seen(new Outcome.Conflict<>(WHY))).isEqualTo(new Outcome.Conflict<>(WHY));
    }

    private static Outcome<String> seen(Outcome<Integer> outcome) {
        return outcome.map(number -> "bed-" + number);
    }
}
