package cn.yinling.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ClaimCodeTest {
    @RepeatedTest(25)
    void everySingleWrongCharacterIsFound() {
        String code = ClaimCode.random().text().replace("-", "");
        for (int place = 0; place < code.length(); place++) {
            for (char other : ClaimCode.ALPHABET.toCharArray()) {
                if (other != code.charAt(place)) {
                    String typed = code.substring(0, place) + other + code.substring(place + 1);
                    assertThat(ClaimCode.typed(typed)).as("%s for %s", typed, code).isEmpty();
                }
            }
        }
    }

    @RepeatedTest(25)
    void everyTwoSwappedCharactersAreFound() {
        String code = ClaimCode.random().text().replace("-", "");
        for (int first = 0; first < code.length(); first++) {
            for (int second = first + 1; second < code.length(); second++) {
                StringBuilder typed = new StringBuilder(code);
                typed.setCharAt(first, code.charAt(second));
                typed.setCharAt(second, code.charAt(first));
                if (!typed.toString().equals(code)) {
                    assertThat(ClaimCode.typed(typed.toString()))
                            .as("%s for %s", typed, code)
                            .isEmpty();
                }
            }
        }
    }

    @RepeatedTest(50)
    void codeIsTakenHoweverItIsTyped() {
        ClaimCode code = ClaimCode.random();
        assertThat(code.text()).matches("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}");
        String text = code.text();
        assertThat(ClaimCode.typed(text)).contains(code);
        assertThat(ClaimCode.typed(text.toLowerCase(Locale.ROOT))).contains(code);
        assertThat(ClaimCode.typed(" " + text.replace("-", " ") + "\n")).contains(code);
        assertThat(ClaimCode.typed(text.replace("-", ""))).contains(code);
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (String text :
                new String[] {"", "-", "K7QM", "K7QM-2XHV-9RTD", "0000-0000", "银铃银铃银铃银铃"}) {
            assertThat(ClaimCode.typed(text)).as(text).isEmpty();
        }
    }

    @Test
    void codesDifferAndSayNothingOfThemselves() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(ClaimCode.random().text());
        }
        assertThat(codes).hasSize(10_000);
        ClaimCode code = ClaimCode.random();
        assertThat(code.toString()).doesNotContain(code.text());
        assertThat(code.hash()).isEqualTo(new ClaimCode(code.text()).hash()).hasSize(32);
        assertThat(code.hash()).isNotEqualTo(ClaimCode.random().hash());
    }
}
