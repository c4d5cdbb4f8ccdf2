package cn.yinling.hub.alarms.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StagesTest {
    private final Stages stages = new Stages();

    @Test
    void takenThatIsHeardLateTakesNoAnswerBack() {
        assertThat(stages.of("a")).isEqualTo(Stage.UNTAKEN);
        stages.put("a", Stage.ANSWERED);
        stages.put("a", Stage.TAKEN);
        assertThat(stages.of("a")).isEqualTo(Stage.ANSWERED);
        stages.forget("a");
        assertThat(stages.of("a")).isEqualTo(Stage.UNTAKEN);
    }

    @Test
    void latestTenThousandAreRememberedHoweverManyThereWere() {
        for (int number = 0; number <= 10_000; number++) {
            stages.put("alarm-" + number, Stage.TAKEN);
        }
        assertThat(stages.of("alarm-0")).isEqualTo(Stage.UNTAKEN);
        assertThat(stages.of("alarm-1")).isEqualTo(Stage.TAKEN);
        assertThat(stages.of("alarm-10000")).isEqualTo(Stage.TAKEN);
    }
}
