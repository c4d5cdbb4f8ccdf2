package cn.yinling.hub.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LetterPageTest {
    @Test
    void onlyPrintableUtf8IsShownAsText() {
        assertThat(LetterPage.printable("[\"血压\"]\n".getBytes(StandardCharsets.UTF_8), false))
                .isEqualTo("[\"血压\"]\n");
        assertThat(LetterPage.printable(new byte[] {(byte) 0x81, 0x01}, false)).isNull();
        assertThat(LetterPage.printable(new byte[] {'a', 0}, false)).isNull();
        assertThat(LetterPage.printable(new byte[] {0x1b, '[', 'm'}, false)).isNull();
    }

    @Test
    void textCutWithinACharacterIsStillText() {
        byte[] cut = Arrays.copyOf("脉搏".getBytes(StandardCharsets.UTF_8), 5);
        assertThat(LetterPage.printable(cut, true)).isEqualTo("脉");
        assertThat(LetterPage.printable(cut, false)).isNull();
    }
}
