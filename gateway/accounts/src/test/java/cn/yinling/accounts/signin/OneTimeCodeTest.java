package cn.yinling.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {
    @Test
    void isTheSameHoweverItIsTyped() {
        OneTimeCode code = OneTimeCode.ofDays();
        assertThat(code.text()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(OneTimeCode.hashOf(" " + code.text().toLowerCase(Locale.ROOT)))
                .isEqualTo(code.hash());
        assertThat(OneTimeCode.hashOf(code.text().replace("-", " "))).isEqualTo(code.hash());
        assertThat(OneTimeCode.hashOf(code.text() + "2")).isNotEqualTo(code.hash());
    }

    @Test
    void noTwoAreTheSameAndNoneReachesALog() {
        OneTimeCode code = OneTimeCode.ofYears();
        assertThat(OneTimeCode.ofYears()).isNotEqualTo(code);
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
