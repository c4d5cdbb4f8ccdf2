package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashOptionsTest {
    @Test
    void nothingSaidIsEachTroubleOnce() {
        CrashOptions options = CrashOptions.parse(List.of());

        assertThat(options).isEqualTo(new CrashOptions(6, 20, 1, Duration.ofSeconds(6), null));
        assertThat(options.rounds()).isEqualTo(Trouble.values().length);
    }

    @Test
    void everyOptionIsRead() {
        List<String> arguments =
                List.of(
                        "--rounds",
                        "10",
                        "--devices",
                        "7",
                        "--seed",
                        "-4",
                        "--away",
                        "2",
                        "--json",
                        "x.json");

        assertThat(CrashOptions.parse(arguments))
                .isEqualTo(new CrashOptions(10, 7, -4, Duration.ofSeconds(2), Path.of("x.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--hard 1            | there is no option '--hard'",
                "--rounds            | '--rounds' wants a value, or is no option",
                "--rounds many       | --rounds wants a whole number, was 'many'",
                "--rounds 9999999999 | --rounds wants a whole number, was '9999999999'",
                "--rounds 0          | --rounds must be 1 to 1000, was 0",
                "--devices 101       | --devices must be 1 to 100, was 101",
                "--away 61           | --away must be 0 to 60 seconds, was 61"
            })
    void mistakeIsNamed(String arguments, String message) {
        assertThatThrownBy(() -> CrashOptions.parse(List.of(arguments.strip().split(" ", -1))))
                .hasMessage(message);
    }
}
