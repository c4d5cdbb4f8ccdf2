package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.register.OnFile;
import cn.yinling.runtime.web.Problem;
import cn.yinling.runtime.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepEntryTest {
    private static final LocalDate TODAY = OnFile.TODAY;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @ParameterizedTest
    @EnumSource(Step.Kind.class)
    void stepIsSentByItsName(Step.Kind kind) throws MalformedJsonException {
        Step step = sent("{'step': '%s', 'note': '见附件'}".formatted(kind.code()));
        assertThat(step.kind()).isEqualTo(kind);
        assertThat(step.note()).isEqualTo("见附件");
    }

    @Test
    void stepIsOfTodayWhereNoDayIsNamed() throws MalformedJsonException {
        assertThat(sent("{'step': 'install'}")).isEqualTo(new Step.Install(TODAY, List.of(), null));
        assertThat(sent("{'step': 'install', 'on': '2026-11-16', 'deviceIds': ['bed-0042']}"))
                .isEqualTo(new Step.Install(MONDAY, List.of("bed-0042"), null));
        assertThat(sent("{'step': 'assess', 'on': '2026-11-16'}"))
                .isEqualTo(new Step.Assess(Circumstances.UNKNOWN, "", MONDAY, null));
    }

    @Test
    void bedIsInOrderUnlessSomebodySaysThatItIsNot() throws MalformedJsonException {
        assertThat(sent("{'step': 'check'}")).isEqualTo(new Step.Check(TODAY, true, null, null));
        assertThat(sent("{'step': 'check', 'inOrder': true}"))
                .isEqualTo(new Step.Check(TODAY, true, null, null));
        assertThat(sent("{'step': 'check', 'inOrder': false, 'nextOn': '2027-01-04'}"))
                .isEqualTo(new Step.Check(TODAY, false, LocalDate.of(2027, 1, 4), null));
    }

    @Test
    void assessmentIsTakenAsItWasFound() throws MalformedJsonException {
        String found =
                "'assessment': {'registeredInDistrict': true, 'livesInDistrict': true,"
                        + " 'hardship': 'low-income', 'disability': 'partly'}";
        assertThat(sent("{'step': 'assess', 'assessor': '李医生', %s}".formatted(found)))
                .isEqualTo(new Step.Assess(Bed.ALL_MET, "李医生", TODAY, null));
        assertThat(sent("{'step': 'screen', %s}".formatted(found)))
                .isEqualTo(new Step.Screen(Bed.ALL_MET, null));
    }

    @Test
    void equipmentIsListedLineByLine() throws MalformedJsonException {
        assertThat(sent("{'step': 'equip', 'equipment': [{'item': 'rails', 'count': 2}]}"))
                .isEqualTo(new Step.Equip(List.of(new Equipment("rails", 2, null)), null));
        assertThat(sent("{'step': 'equip'}")).isEqualTo(new Step.Equip(List.of(), null));
    }

    @Test
    void stepThatThereIsNotIsRefusedAtItsName() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> sent("{'step': 'dance'}"))
                .satisfies(refused ->
                        assertThat(refused.problem().errors())
                                .containsExactly(
                                        new Problem.Mistake(
                                                "body",
                                                "/step",
                                                "is no step of a care bed's file")));
    }

    private static Step sent(String json) throws MalformedJsonException {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return LinkJson.read(body, StepEntry.class).step(TODAY);
    }
}
