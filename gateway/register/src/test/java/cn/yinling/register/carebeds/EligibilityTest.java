package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.carebeds.Circumstances.Disability;
import cn.yinling.register.carebeds.Circumstances.Hardship;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EligibilityTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate OLD = LocalDate.of(1944, 5, 6);
    private static final Circumstances ALL_MET =
            new Circumstances(true, true, Hardship.LOW_INCOME, Disability.PARTLY);

    @Test
    void whoMeetsAllIsEligible() {
        Eligibility.Judgement judgement = Eligibility.judge(ALL_MET, OLD, TODAY);
        assertThat(judgement.isEligible()).isTrue();
        assertThat(judgement.isExcluded()).isFalse();
        assertThat(judgement.obstacles()).isEmpty();
    }

    @Test
    void whatIsNotKnownYetNeitherAdmitsNorExcludes() {
        Eligibility.Judgement judgement = Eligibility.judge(Circumstances.UNKNOWN, OLD, TODAY);
        assertThat(judgement.isEligible()).isFalse();
        assertThat(judgement.isExcluded()).isFalse();
        assertThat(judgement.obstacles()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"1966-11-22, true", "1966-11-23, false", "1966-11-21, true"})
    void sixtiethBirthdayIsTheFirstDay(LocalDate bornOn, boolean isEligible) {
        assertThat(Eligibility.judge(ALL_MET, bornOn, TODAY).isEligible()).isEqualTo(isEligible);
    }

    @Test
    void eachCriterionAloneExcludesAndIsNamed() {
        assertThat(obstacle(new Circumstances(false, true, Hardship.SPECIAL, Disability.DISABLED)))
                .isEqualTo("not-registered");
        assertThat(obstacle(ALL_MET, TODAY.minusYears(59))).isEqualTo("under-60");
        assertThat(obstacle(new Circumstances(true, false, Hardship.SPECIAL, Disability.DISABLED)))
                .isEqualTo("not-living-here");
        assertThat(obstacle(new Circumstances(true, true, Hardship.NONE, Disability.DISABLED)))
                .isEqualTo("no-hardship");
        assertThat(obstacle(new Circumstances(true, true, Hardship.SPECIAL, Disability.NONE)))
                .isEqualTo("not-disabled");
    }

    @ParameterizedTest
    @EnumSource(value = Hardship.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void everyKindOfHardshipCounts(Hardship hardship) {
        assertThat(
                        Eligibility.judge(
                                        new Circumstances(true, true, hardship, Disability.PARTLY),
                                        OLD,
                                        TODAY)
                                .isEligible())
                .isTrue();
    }

    private static String obstacle(Circumstances known) {
        return obstacle(known, OLD);
    }

    private static String obstacle(Circumstances known, LocalDate bornOn) {
        Eligibility.Judgement judgement = Eligibility.judge(known, bornOn, TODAY);
        assertThat(judgement.isExcluded()).isTrue();
        assertThat(judgement.obstacles()).hasSize(1);
        assertThat(judgement.obstacles().getFirst().words().zh()).isNotBlank();
        return judgement.obstacles().getFirst().criterion().failure();
    }
}
