package cn.yinling.register.carebeds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.carebeds.Circumstances.Disability;
import cn.yinling.register.carebeds.Circumstances.Hardship;
import org.junit.jupiter.api.Test;

class CircumstancesTest {
    @Test
    void whatALaterStepDoesNotKnowStaysAsItWas() {
        assertThat(Bed.ALL_MET.updatedBy(Circumstances.UNKNOWN)).isEqualTo(Bed.ALL_MET);
        assertThat(Circumstances.UNKNOWN.updatedBy(Bed.ALL_MET)).isEqualTo(Bed.ALL_MET);
    }

    @Test
    void whatALaterStepKnowsIsBelieved() {
        Circumstances later = new Circumstances(false, false, Hardship.NONE, Disability.DISABLED);
        assertThat(Bed.ALL_MET.updatedBy(later)).isEqualTo(later);
    }

    @Test
    void assessmentOfTheDisabilityAloneLeavesThePapersAlone() {
        Circumstances assessed = new Circumstances(null, null, null, Disability.NONE);
        assertThat(Bed.ALL_MET.updatedBy(assessed))
                .isEqualTo(new Circumstances(true, true, Hardship.LOW_INCOME, Disability.NONE));
    }
}
