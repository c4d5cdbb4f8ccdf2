package cn.yinling.simulators.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
    @Test
    void nothingSaidIsFourHundredBedsThatStay() {
        assertThat(DemoOptions.parse(List.of()))
                .isEqualTo(new DemoOptions(false, 400, 1, Path.of("data", "demo")));
    }

    @Test
    void everyOptionIsRead() {
        List<String> arguments = List.of("--once", "--beds", "20", "--seed", "7", "--data", "x");

        assertThat(DemoOptions.parse(arguments))
                .isEqualTo(new DemoOptions(true, 20, 7, Path.of("x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--twice     | there is no option '--twice'",
                "--beds      | --beds wants a value",
                "--beds many | --beds wants a whole number, was 'many'",
                "--beds 0    | --beds must be 1 to 998, was 0",
                "--beds 999  | --beds must be 1 to 998, was 999"
            })
    void mistakeIsNamed(String arguments, String message) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(arguments.strip().split(" ", -1))))
                .hasMessage(message);
    }
}
