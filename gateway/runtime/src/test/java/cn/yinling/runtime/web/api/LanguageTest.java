package cn.yinling.runtime.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh",
                "zh-CN",
                "ZH-hans-cn",
                "zh-CN,zh;q=0.9,en;q=0.8",
                "fr, zh;q=0.5",
                "en;q=0.3, zh"
            })
    void chineseIsAnsweredToWhoPrefersIt(String header) {
        assertThat(Language.accepted(header)).isEqualTo(Language.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB, zh;q=0.9", "fr", "*", "", ";;q=x", "zh;q=0.2, en;q=0.7"})
    void englishIsAnsweredToEverybodyElse(String header) {
        assertThat(Language.accepted(header)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void englishIsAnsweredToWhoSaysNothing() {
        assertThat(Language.accepted(null)).isEqualTo(Language.ENGLISH);
    }
}
