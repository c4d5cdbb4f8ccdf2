package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.simulators.load.LoadPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Set<String> KNOWN =
            Set.of("--window", "--rate", "--seconds", "--warm-up", "--threads");

    @Test
    void nothingSaidIsFiftyConnectionsWithFullWindows() {
        assertThat(IngestBench.plan(new Arguments(List.of(), KNOWN)))
                .isEqualTo(new LoadPlan(200, 0, Duration.ofSeconds(10), Duration.ofSeconds(15), 1));
    }

    @Test
    void everyOptionOfTheLoadIsRead() {
        List<String> arguments =
                List.of(
                        "--window",
                        "1",
                        "--rate",
                        "200",
                        "--seconds",
                        "30",
                        "--warm-up",
                        "0",
                        "--threads",
                        "2");

        assertThat(IngestBench.plan(new Arguments(arguments, KNOWN)))
                .isEqualTo(new LoadPlan(1, 200, Duration.ZERO, Duration.ofSeconds(30), 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 1      | there is no option '--speed'",
                "--rate         | --rate wants a value",
                "--rate much    | --rate wants a whole number, was 'much'",
                "--rate -1      | rate must be 0 or more, was -1",
                "--window 0     | window must be 1 to 65535, was 0",
                "--window 65536 | window must be 1 to 65535, was 65536",
                "--seconds 0    | seconds must be 1 to 3600",
                "--warm-up -1   | warm-up must be 0 to 3600 seconds",
                "--threads 17   | threads must be 1 to 16, was 17"
            })
    void mistakeIsNamed(String arguments, String message) {
        List<String> words = List.of(arguments.strip().split(" ", -1));

        assertThatThrownBy(() -> IngestBench.plan(new Arguments(words, KNOWN))).hasMessage(message);
    }
}
