package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.register.carebeds.Circumstances.Disability;
import cn.yinling.register.carebeds.Circumstances.Hardship;
import cn.yinling.testing.Chance;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
    private static final Eligibility.Judgement ELIGIBLE =
            judged(new Circumstances(true, true, Hardship.SPECIAL, Disability.DISABLED));
    private static final Eligibility.Judgement OPEN = judged(Circumstances.UNKNOWN);
    private static final Eligibility.Judgement EXCLUDED =
            judged(new Circumstances(false, true, Hardship.SPECIAL, Disability.DISABLED));

    @Test
    void wayFromApplicationToHandBack() {
        List<Step.Kind> way =
                List.of(
                        Step.Kind.SCREEN,
                        Step.Kind.ASSESS,
                        Step.Kind.APPROVE,
                        Step.Kind.EQUIP,
                        Step.Kind.INSTALL,
                        Step.Kind.CHECK,
                        Step.Kind.CHECK,
                        Step.Kind.HAND_BACK);
        Stage stage = Stage.APPLIED;
        for (Step.Kind step : way) {
            assertThat(stage.possible(ELIGIBLE)).contains(step);
            stage = stage.after(step);
        }
        assertThat(stage).isEqualTo(Stage.HANDED_BACK);
    }

    @Test
    void nobodyIsApprovedWhoIsNotEligible() {
        assertThat(Stage.ASSESSED.possible(ELIGIBLE)).contains(Step.Kind.APPROVE);
        assertThat(Stage.ASSESSED.possible(OPEN)).doesNotContain(Step.Kind.APPROVE);
        assertThat(Stage.ASSESSED.possible(EXCLUDED))
                .doesNotContain(Step.Kind.APPROVE)
                .contains(Step.Kind.REFUSE, Step.Kind.ASSESS);
    }

    @Test
    void whoIsExcludedByHerPapersIsNotAssessedButMayBringOthers() {
        assertThat(Stage.SCREENED.possible(OPEN)).contains(Step.Kind.ASSESS);
        assertThat(Stage.SCREENED.possible(EXCLUDED))
                .containsExactlyInAnyOrder(Step.Kind.SCREEN, Step.Kind.REFUSE, Step.Kind.WITHDRAW);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void nothingBecomesOfAFileThatIsOver(Stage stage) {
        for (Eligibility.Judgement judgement : List.of(ELIGIBLE, OPEN, EXCLUDED)) {
            assertThat(stage.possible(judgement).isEmpty()).isEqualTo(stage.isOver());
        }
    }

    @RepeatedTest(20)
    void equipmentIsNeverInstalledWithoutAnApproval() {
        long seed = Chance.seed();
        Random chance = new Random(seed);
        Stage stage = Stage.APPLIED;
        Set<Stage> passed = EnumSet.of(stage);
        while (!stage.isOver() && passed.size() < Stage.values().length) {
            List<Step.Kind> possible = stage.possible(ELIGIBLE).stream().sorted().toList();
            stage = stage.after(possible.get(chance.nextInt(possible.size())));
            passed.add(stage);
            assertThat(passed.contains(Stage.INSTALLED) && !passed.contains(Stage.APPROVED))
                    .as("seed %d, passed %s", seed, passed)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void codeIsReadBack(Stage stage) {
        assertThat(Stage.ofCode(stage.code())).isEqualTo(stage);
    }

    @Test
    void stageThatThereIsNotIsNoStage() {
        assertThatThrownBy(() -> Stage.ofCode("dreaming"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreEquipmentLeavesABedInstalled() {
        assertThat(Stage.INSTALLED.after(Step.Kind.EQUIP)).isEqualTo(Stage.INSTALLED);
        assertThat(Stage.EQUIPPED.after(Step.Kind.EQUIP)).isEqualTo(Stage.EQUIPPED);
    }

    @Test
    void fileEndsAlsoByARefusalOrBecauseSheDoesNotWantIt() {
        assertThat(Stage.SCREENED.possible(ELIGIBLE)).contains(Step.Kind.REFUSE);
        assertThat(Stage.SCREENED.after(Step.Kind.REFUSE)).isEqualTo(Stage.REFUSED);
        assertThat(Stage.APPROVED.possible(ELIGIBLE)).contains(Step.Kind.WITHDRAW);
        assertThat(Stage.APPROVED.after(Step.Kind.WITHDRAW)).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void whatIsInstalledIsHandedBackAndNotWithdrawn() {
        assertThat(Stage.INSTALLED.possible(ELIGIBLE))
                .containsExactlyInAnyOrder(Step.Kind.EQUIP, Step.Kind.CHECK, Step.Kind.HAND_BACK);
    }

    @Test
    void bedThatSheHasIsKeptInOrderAlsoWhereSheIsNotEligibleAnyMore() {
        assertThat(Stage.INSTALLED.possible(EXCLUDED))
                .isEqualTo(Stage.INSTALLED.possible(ELIGIBLE));
    }

    private static Eligibility.Judgement judged(Circumstances known) {
        return Eligibility.judge(known, LocalDate.of(1944, 5, 6), LocalDate.of(2026, 11, 22));
    }
}
