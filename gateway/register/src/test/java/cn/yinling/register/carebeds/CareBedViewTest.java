package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.register.OnFile;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CareBedViewTest {
    @Test
    void whoMeetsEveryCriterionIsEligible() {
        CareBedView view = view(Bed.at(Stage.ASSESSED, Bed.ALL_MET));
        assertThat(view.eligible()).isTrue();
        assertThat(view.ineligibleBecause()).isEmpty();
        assertThat(view.nextSteps()).containsExactly("assess", "approve", "refuse", "withdraw");
    }

    @Test
    void whoIsNotEligibleIsToldWhy() {
        CareBedView view = view(Bed.at(Stage.SCREENED, Bed.EXCLUDED));
        assertThat(view.eligible()).isFalse();
        assertThat(view.ineligibleBecause()).containsExactly("not-registered", "no-hardship");
    }

    @Test
    void nothingIsSaidOfEligibilityWhileSomethingIsOpen() {
        CareBedView view = view(Bed.at(Stage.APPLIED, Circumstances.UNKNOWN));
        assertThat(view.eligible()).isNull();
        assertThat(view.ineligibleBecause()).isEmpty();
        assertThat(view.criteria())
                .extracting(one -> one.criterion() + " " + one.result())
                .containsExactly(
                        "registered open",
                        "lives-here open",
                        "age met",
                        "hardship open",
                        "disability open");
    }

    @Test
    void devicesAreThoseLinesOfEquipmentThatConnect() {
        CareBed bed =
                Bed.at(
                        Stage.EQUIPPED,
                        Bed.ALL_MET,
                        new Equipment("rails", 2, null),
                        new Equipment("sensor-mat", 1, "bed-0042"));
        assertThat(view(bed).deviceIds()).containsExactly("bed-0042");
        assertThat(view(bed).equipment()).hasSize(2);
    }

    @Test
    void historySaysWhoDidWhatWhen() {
        CareBed.Event event =
                new CareBed.Event(
                        1, OnFile.NOW, "op-1", Step.Kind.HAND_BACK, Stage.HANDED_BACK, "{}");
        assertThat(CareBedView.of(Bed.at(Stage.HANDED_BACK, Bed.ALL_MET), List.of(event)).steps())
                .containsExactly(
                        new CareBedView.Line("hand-back", OnFile.NOW, "op-1", "handed-back", "{}"));
    }

    @Test
    void listHasTheResidentTheStageAndTheNextCheck() {
        assertThat(CareBedView.Summary.of(Bed.at(Stage.INSTALLED, Bed.ALL_MET)))
                .isEqualTo(
                        new CareBedView.Summary(
                                "b-1",
                                "r-lan",
                                "陈秀兰",
                                "320602-01",
                                "installed",
                                OnFile.TODAY.plusMonths(3),
                                OnFile.NOW));
    }

    @Test
    void logHoldsTheIdOfTheFileAndNothingOfTheResident() {
        assertThat(Bed.at(Stage.APPLIED, Bed.ALL_MET)).hasToString("CareBed[b-1]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Page.MOST + 1})
    void pageOfFilesHoldsAtLeastOneAndNoMoreThanTheMost(int limit) {
        assertThatThrownBy(() -> new CareBedQuery(null, null, null, null, Reach.WHOLE, null, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit");
    }

    private static CareBedView view(CareBed bed) {
        return CareBedView.of(bed, List.of());
    }
}
