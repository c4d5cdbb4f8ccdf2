package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverloadBenchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--window 5      | there is no option '--window'",
                "--times 0       | --times must be 1 to 100, was 0",
                "--seconds 9     | --seconds must be 10 to 600, was 9",
                "--connections 1 | --connections must be 2 to 10000, was 1",
                "--beds 1        | --beds must be 2 to 100, was 1",
                "--heap lots     | a heap is a number and k, m or g, was 'lots'"
            })
    void mistakeIsNamedBeforeAnythingStarts(String arguments, String message) {
        List<String> words = List.of(arguments.strip().split(" ", -1));

        assertThatThrownBy(() -> new OverloadBench().run(words)).hasMessage(message);
    }
}
