package cn.yinling.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    /** Of RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        Instant at = Instant.ofEpochSecond(second);
        assertThat(Totp.step(SECRET, code, at)).hasValue(second / 30);
    }

    @ParameterizedTest
    @ValueSource(longs = {-60, -30, 0, 30, 60})
    void phoneMayBeOffByAMinute(long seconds) {
        Instant of = Instant.ofEpochSecond(1_111_111_111);
        assertThat(Totp.step(SECRET, "050471", of.plusSeconds(seconds)))
                .hasValue(1_111_111_111 / 30);
    }

    @Test
    void codeOfAnotherTimeIsRefusedAndToldByHowMuch() {
        Instant of = Instant.ofEpochSecond(1_111_111_111);
        Instant later = of.plus(Duration.ofMinutes(7));
        assertThat(Totp.step(SECRET, "050471", later)).isEmpty();
        assertThat(Totp.ahead(SECRET, "050471", later)).hasValue(Duration.ofMinutes(-7));
        assertThat(Totp.ahead(SECRET, "050471", of.minus(Duration.ofMinutes(7))))
                .hasValue(Duration.ofMinutes(7));
        assertThat(Totp.ahead(SECRET, "050471", of.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(SignInProblems.factorClock(Duration.ofMinutes(-7)).detail())
                .contains("7 minutes slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05047", "0504711", "050472", "abcdef", "０５０４７１"})
    void whatIsNoCodeIsRefused(String typed) {
        assertThat(Totp.step(SECRET, typed, Instant.ofEpochSecond(1_111_111_111))).isEmpty();
    }
}
