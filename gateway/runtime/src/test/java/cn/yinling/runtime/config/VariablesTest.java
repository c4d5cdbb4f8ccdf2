package cn.yinling.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    record Listener(String host, int port) {}

    record Sample(Listener mqtt, Secret token, List<String> names) {}

    private static List<Variables.Unknown> unknown(String... names) {
        return Variables.unknown(
                Sample.class,
                java.util.Arrays.stream(names)
                        .collect(java.util.stream.Collectors.toMap(name -> name, _ -> "1")));
    }

    @Test
    void everyKeyHasItsVariable() {
        assertThat(Variables.of(Sample.class))
                .containsExactlyInAnyOrder(
                        "YINLING_MQTT_HOST", "YINLING_MQTT_PORT", "YINLING_TOKEN", "YINLING_NAMES");
    }

    @Test
    void misspeltOneIsToldWithTheNearest() {
        assertThat(unknown("YINLING_MQTT_PROT", "YINLING_TOKN", "PATH"))
                .containsExactly(
                        new Variables.Unknown("YINLING_MQTT_PROT", "YINLING_MQTT_PORT"),
                        new Variables.Unknown("YINLING_TOKN", "YINLING_TOKEN"));
    }

    @Test
    void variableOfAnotherProcessIsNoMistake() {
        assertThat(unknown("YINLING_MQTT_PASSWORD", "YINLING_PBX_SECRET", "YINLING_NAMES"))
                .isEmpty();
        assertThat(Variables.unknown(Sample.class, Map.of())).isEmpty();
    }
}
