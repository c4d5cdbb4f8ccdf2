package cn.yinling.simulators.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.HotlineConfig;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.kiosk.KioskConfig;
import cn.yinling.runtime.config.Variables;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Processes that are started in one environment do not complain about each other's variables. */
class VariablesTest {
    private static final List<Class<? extends Record>> PROCESSES =
            List.of(GatewayConfig.class, HotlineConfig.class, KioskConfig.class);

    @Test
    void everyProcessKnowsWhatIsAnothers() {
        Map<String, String> all =
                PROCESSES.stream()
                        .flatMap(process -> Variables.of(process).stream())
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), _ -> "1"));
        for (Class<? extends Record> process : PROCESSES) {
            assertThat(Variables.unknown(process, all))
                    .as("enter them in Variables.OF_OTHER_PROCESSES")
                    .isEmpty();
        }
    }

    @Test
    void misspeltVariableIsToldByTheProcessThatHasTheKey() {
        assertThat(Variables.unknown(HotlineConfig.class, Map.of("YINLING_MQTT_PASWORD", "1")))
                .containsExactly(
                        new Variables.Unknown("YINLING_MQTT_PASWORD", "YINLING_MQTT_PASSWORD"));
        assertThat(Variables.unknown(GatewayConfig.class, Map.of("YINLING_HISTORY_ROW_FOR", "1")))
                .containsExactly(
                        new Variables.Unknown(
                                "YINLING_HISTORY_ROW_FOR", "YINLING_HISTORY_RAW_FOR"));
        assertThat(Variables.unknown(HotlineConfig.class, Map.of("YINLING_HISTORY_ROW_FOR", "1")))
                .isEmpty();
    }
}
