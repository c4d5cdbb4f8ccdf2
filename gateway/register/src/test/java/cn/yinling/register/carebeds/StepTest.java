package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.Fault;
import cn.yinling.register.OnFile;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StepTest {
    private static final LocalDate TODAY = OnFile.TODAY;
    private static final Equipment MAT = new Equipment("sensor-mat", 1, "bed-0042");
    private static final String LONG = "长".repeat(501);

    static Stream<Step> stepsWithANoteThatIsTooLong() {
        return Stream.of(
                new Step.Apply(Bed.ALL_MET, LONG),
                new Step.Screen(Bed.ALL_MET, LONG),
                new Step.Assess(Bed.ALL_MET, "李医生", TODAY, LONG),
                new Step.Approve(LONG),
                new Step.Refuse(LONG),
                new Step.Equip(List.of(MAT), LONG),
                new Step.Install(TODAY, List.of(), LONG),
                new Step.Check(TODAY, true, null, LONG),
                new Step.HandBack(LONG),
                new Step.Withdraw(LONG));
    }

    @ParameterizedTest
    @MethodSource("stepsWithANoteThatIsTooLong")
    void noteOfAnyStepIsOfAtMostFiveHundredCharacters(Step step) {
        assertThat(wrong(step)).containsExactly("note");
    }

    @Test
    void assessmentNamesTheDisabilityAndWhoHasFoundIt() {
        assertThat(wrong(assessment(Bed.ALL_MET, "李医生", TODAY))).isEmpty();
        assertThat(wrong(assessment(Circumstances.UNKNOWN, " ", TODAY)))
                .containsExactly("assessor", "assessment.disability");
    }

    @Test
    void assessmentIsNotEnteredBeforeItWasMade() {
        assertThat(wrong(assessment(Bed.ALL_MET, "李医生", TODAY.minusDays(1)))).isEmpty();
        assertThat(wrong(assessment(Bed.ALL_MET, "李医生", TODAY.plusDays(1)))).containsExactly("on");
    }

    @Test
    void residentIsToldWhyTheBedIsRefused() {
        assertThat(wrong(new Step.Refuse("户籍不在本区"))).isEmpty();
        assertThat(wrong(new Step.Refuse(null))).containsExactly("note");
        assertThat(wrong(new Step.Approve(null))).isEmpty();
    }

    @Test
    void homeGetsFromOneToFiftyLinesOfEquipment() {
        assertThat(wrong(new Step.Equip(List.of(), null))).containsExactly("equipment");
        assertThat(wrong(new Step.Equip(List.of(MAT), null))).isEmpty();
        assertThat(wrong(new Step.Equip(Collections.nCopies(50, MAT), null))).isEmpty();
        assertThat(wrong(new Step.Equip(Collections.nCopies(51, MAT), null)))
                .containsExactly("equipment");
    }

    @Test
    void lineOfEquipmentThatIsWrongIsNamed() {
        Equipment nothing = new Equipment("", 0, null);
        assertThat(wrong(new Step.Equip(List.of(MAT, nothing), null)))
                .containsExactly("equipment[1].item", "equipment[1].count");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "99, true", "100, false"})
    void equipmentIsCountedFromOneToNinetyNine(int count, boolean isRight) {
        assertThat(new Equipment("rails", count, null).check("").isEmpty()).isEqualTo(isRight);
    }

    @Test
    void eachDeviceHasALineOfItsOwn() {
        assertThat(MAT.check("").isEmpty()).isTrue();
        assertThat(new Equipment("sensor-mat", 2, "bed-0042").check("").list())
                .extracting(Fault::field)
                .containsExactly("count");
    }

    @Test
    void whatIsNotInOrderIsDescribed() {
        assertThat(wrong(new Step.Check(TODAY, true, null, null))).isEmpty();
        assertThat(wrong(new Step.Check(TODAY, false, null, "护栏松动"))).isEmpty();
        assertThat(wrong(new Step.Check(TODAY, false, null, null))).containsExactly("note");
    }

    @Test
    void nextCheckIsAfterThisOne() {
        assertThat(wrong(checkWithNext(TODAY.plusDays(1)))).isEmpty();
        assertThat(wrong(checkWithNext(TODAY))).containsExactly("nextOn");
        assertThat(wrong(checkWithNext(TODAY.minusDays(1)))).containsExactly("nextOn");
    }

    private static Step checkWithNext(@Nullable LocalDate nextOn) {
        return new Step.Check(TODAY, true, nextOn, null);
    }

    private static Step assessment(Circumstances found, String assessor, LocalDate on) {
        return new Step.Assess(found, assessor, on, null);
    }

    private static List<String> wrong(Step step) {
        return step.check(TODAY).list().stream().map(Fault::field).toList();
    }
}
