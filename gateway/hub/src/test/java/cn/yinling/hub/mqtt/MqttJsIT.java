package cn.yinling.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.testing.Certificates;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The npm client MQTT.js against the hub; each of its tests is one here. */
class MqttJsIT {
    private static final int BEDS = 7;
    private static final int TESTS = 2 * 13 + 1;

    /** A line of the Test Anything Protocol. */
    private static final Pattern RESULT =
            Pattern.compile("^(ok|not ok) \\d+ - (MQTT .*)$", Pattern.MULTILINE);

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> conformance() throws Exception {
        Certificates certificates =
                new Certificates(folder, "ca")
                        .issue("gateway", "gateway", "IP:127.0.0.1")
                        .issue("bed-0002", "bed-0002");
        try (RunningGateway running = RunningGateway.withBeds(BEDS, config(certificates))) {
            String said = node(hub(running, certificates));
            List<DynamicTest> tests =
                    RESULT.matcher(said)
                            .results()
                            .map(result -> asTest(said, result.group(1), result.group(2)))
                            .toList();
            assertThat(tests).as(said).hasSize(TESTS);
            return tests.stream();
        }
    }

    private static DynamicTest asTest(String said, String result, String name) {
        return dynamicTest(name, () -> assertThat(result).as(said).isEqualTo("ok"));
    }

    private static GatewayConfig config(Certificates certificates) {
        GatewayConfig config = RunningGateway.config();
        TlsConfig tls =
                new TlsConfig(
                        0,
                        certificates.certificate("gateway"),
                        certificates.privateKey("gateway"),
                        certificates.authority());
        return config.withMqtt(config.mqtt().withTls(tls));
    }

    private static String hub(RunningGateway running, Certificates certificates)
            throws IOException {
        Map<String, String> passwords = new TreeMap<>();
        passwords.put("hotline", RunningGateway.HOTLINE_PASSWORD);
        for (int bed = 1; bed <= BEDS; bed++) {
            String id = "bed-%04d".formatted(bed);
            passwords.put(id, running.password(id));
        }
        return new JsonMapper()
                .writeValueAsString(
                        Map.of(
                                "port", running.gateway().mqttPort(),
                                "tlsPort", running.gateway().mqttOverTls().getPort(),
                                "ca", certificates.authority().toString(),
                                "certificate", certificates.certificate("bed-0002").toString(),
                                "key", certificates.privateKey("bed-0002").toString(),
                                "passwords", passwords));
    }

    private static String node(String hub) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("node", "--test-reporter=tap", "mqtt-conformance.js")
                        .directory(Path.of("src/test/node").toFile())
                        .redirectErrorStream(true);
        builder.environment().put("YINLING_HUB", hub);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
