package cn.yinling.link.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.Golden;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommandGoldenTest {
    @ParameterizedTest
    @CsvSource({
        "device-command.json, cn.yinling.link.command.DeviceCommand",
        "device-order.json, cn.yinling.link.command.DeviceCommand",
        "command-result.json, cn.yinling.link.command.CommandResult"
    })
    void goldenMessageIsReadAndWrittenToTheSameBytes(String file, Class<?> type)
            throws MalformedJsonException {
        Object message = LinkJson.read(Golden.bytes(file), type);

        assertThat(LinkJson.write(message))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Golden.text(file));
    }

    @Test
    void argumentsAreThoseOfTheOrder() throws MalformedJsonException {
        DeviceCommand order = LinkJson.read(Golden.bytes("device-order.json"), DeviceCommand.class);

        assertThat(order.kind()).isEqualTo(DeviceCommand.Kind.INTERVAL);
        assertThat(order.arguments()).isEqualTo(Map.of("seconds", 30));
    }

    @ParameterizedTest
    @EnumSource
    void kindIsCalledTheSameEverywhere(DeviceCommand.Kind kind) {
        assertThat(LinkJson.write(kind))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo('"' + kind.wireName() + '"');
    }
}
