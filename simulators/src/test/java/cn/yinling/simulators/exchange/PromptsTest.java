package cn.yinling.simulators.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers hear, {@code config/asterisk/prompts}. */
class PromptsTest {
    private static final Path CONFIG = Path.of("..", "config", "asterisk");
    private static final Path PROMPTS = CONFIG.resolve("prompts");
    private static final Pattern NAMED = Pattern.compile("yinling/([a-z0-9-]+)(\\$\\{AHEAD})?");

    @Test
    void everyPromptOfTheDialPlanHasItsWordsAndNoneIsLeftOver() throws IOException {
        assertThat(words("cmn").keySet()).isEqualTo(named());
    }

    /** A dialect may lack some, which are Mandarin then, and has none that Mandarin has not. */
    @Test
    void dialectsHaveNoPromptsOfTheirOwn() throws IOException {
        try (Stream<Path> files = Files.list(PROMPTS)) {
            List<String> dialects =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("cmn_") && name.endsWith(".tsv"))
                            .map(name -> name.replace(".tsv", ""))
                            .toList();
            for (String dialect : dialects) {
                assertThat(words("cmn").keySet()).containsAll(words(dialect).keySet());
            }
        }
    }

    @Test
    void whatNobodyHasRecordedIsListed() throws Exception {
        Process make =
                new ProcessBuilder(PROMPTS.resolve("make").toString(), "--missing")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String missing = new String(make.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(make.waitFor()).isZero();
        Set<String> listed =
                missing.lines()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .collect(Collectors.toSet());
        Set<String> without =
                words("cmn").keySet().stream()
                        .filter(id ->
                                !Files.exists(
                                        PROMPTS.resolve("recordings/cmn/%s.wav".formatted(id))))
                        .map(id -> "cmn/" + id)
                        .collect(Collectors.toSet());
        assertThat(listed.stream().filter(id -> id.startsWith("cmn/")).collect(Collectors.toSet()))
                .isEqualTo(without);
    }

    private static Map<String, String> words(String language) throws IOException {
        return Files.readAllLines(PROMPTS.resolve(language + ".tsv")).stream()
                .collect(
                        Collectors.toMap(
                                line -> line.substring(0, line.indexOf('\t')),
                                line -> line.substring(line.indexOf('\t') + 1)));
    }

    private static Set<String> named() throws IOException {
        return NAMED.matcher(Files.readString(CONFIG.resolve("extensions.conf")))
                .results()
                .flatMap(PromptsTest::ids)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> ids(MatchResult named) {
        Function<Object, String> filled = number -> named.group(1) + number;
        return named.group(2) == null
                ? Stream.of(named.group(1))
                : Stream.concat(
                        IntStream.rangeClosed(0, 9).mapToObj(filled::apply),
                        Stream.of(filled.apply("many")));
    }
}
