package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotNowTest {
    @Test
    void whoTakesAStepTooEarlyIsToldThoseThatArePossible() {
        assertThat(NotNow.words(Bed.at(Stage.APPLIED, Bed.ALL_MET), Step.Kind.INSTALL))
                .isEqualTo(
                        new Words(
                                "档案已申请，不能办理安装；现在可以办理：初审、撤回",
                                "install is not possible at the stage applied; possible now: screen, withdraw"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDED_BACK", "REFUSED", "WITHDRAWN"})
    void whoGoesOnWithAFileThatIsOverIsToldToOpenAnother(Stage stage) {
        Words words = NotNow.words(Bed.at(stage, Bed.ALL_MET), Step.Kind.CHECK);
        assertThat(words.en()).endsWith("; the file is over, open another one");
        assertThat(words.zh()).endsWith("；档案已办结，请重新申请");
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSESS", "APPROVE"})
    void whoIsNotEligibleIsToldEveryReason(Step.Kind step) {
        Words words = NotNow.words(Bed.at(Stage.SCREENED, Bed.EXCLUDED), step);
        assertThat(words.en())
                .startsWith(step.code() + " is not possible at the stage screened (")
                .contains(
                        "(household registration must be in this district; must be in economic hardship");
        assertThat(words.zh()).contains("（须具有本区户籍；须属特困、低保、低保边缘或支出型困难）");
    }

    @Test
    void eligibilityIsNoReasonForAStepThatDoesNotAskForIt() {
        assertThat(NotNow.words(Bed.at(Stage.SCREENED, Bed.EXCLUDED), Step.Kind.INSTALL).en())
                .isEqualTo(
                        "install is not possible at the stage screened; possible now: screen, refuse, withdraw");
    }
}
