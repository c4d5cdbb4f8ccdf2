package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.web.api.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That both texts are there the compiler sees, not that each stands in its place. */
class WordsTest {
    /** Here, and what the hub says of the devices that come to it. */
    private static final List<Path> ROOMS =
            List.of(
                    Path.of("src/main/java/cn/yinling/register"),
                    Path.of("../hub/src/main/java/cn/yinling/hub/enrolment"));

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern PAIR =
            Pattern.compile(
                    "(?:new Words\\(|\\.add\\(\\s*[^,()]+,|invalid\\(\\s*%1$s,)\\s*%1$s,\\s*%1$s\\s*\\)"
                            .formatted(TEXT));
    private static final Pattern VALUE = Pattern.compile("%(?:\\d\\$)?([sd])");

    record Pair(String zh, String en) {}

    static List<Pair> texts() throws IOException {
        List<Pair> texts = new ArrayList<>();
        for (Path room : ROOMS) {
            try (Stream<Path> files = Files.walk(room)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Matcher pair = PAIR.matcher(Files.readString(file));
                    while (pair.find()) {
                        texts.add(new Pair(pair.group(2), pair.group(3)));
                    }
                }
            }
        }
        texts.removeIf(text -> text.zh().isEmpty() && text.en().isEmpty());
        assertThat(texts).hasSizeGreaterThan(60);
        return texts;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void eachTextStandsInItsLanguageWithTheSameValues(Pair text) {
        assertThat(text.zh()).matches("(?s).*(\\p{IsHan}|%s).*").doesNotMatch(".*[,:;?!].*");
        assertThat(text.en()).matches("[ -~]+(1940年3月1日)?");
        assertThat(values(text.zh())).containsExactlyInAnyOrderElementsOf(values(text.en()));
    }

    @Test
    void valuesThatAreWordsAreInTheSameLanguage() {
        Words both = Words.list(List.of(new Words("姓名", "name"), new Words("地址", "address")));
        assertThat(new Words("缺少%s（第%d行）", "lacks %s (line %d)").formatted(both, 3))
                .isEqualTo(new Words("缺少姓名、地址（第3行）", "lacks name, address (line 3)"));
    }

    @Test
    void eachReadsItInHerLanguage() {
        Words words = new Words("老人", "resident");
        assertThat(words.in(Language.CHINESE)).isEqualTo("老人");
        assertThat(words.in(Language.ENGLISH)).isEqualTo("resident");
    }

    private static List<String> values(String text) {
        return VALUE.matcher(text).results().map((MatchResult value) -> value.group(1)).toList();
    }
}
