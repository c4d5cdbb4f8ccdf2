package cn.yinling.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.sos.SosConfig;
import cn.yinling.kiosk.uplink.HubConfig;
import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.WebConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskConfigTest {
    private static final Map<String, String> PASSWORD = Map.of("YINLING_HUB_PASSWORD", "secret");

    @TempDir Path folder;

    @Test
    void fileThatIsShippedSaysTheDefaults() throws IOException {
        KioskConfig shipped =
                ConfigLoader.load(KioskConfig.class, Path.of("../config/kiosk.yaml"), PASSWORD);
        KioskConfig shortest = load("{id: kiosk-01, place-name: 听潮街道居家养老服务中心, web: {port: 8100}}");

        assertThat(shipped).isEqualTo(shortest);
        assertThat(shipped)
                .isEqualTo(
                        new KioskConfig(
                                "kiosk-01",
                                "听潮街道居家养老服务中心",
                                "871-12345",
                                new HubConfig(
                                        URI.create("tcp://127.0.0.1:1883"),
                                        new Secret("secret"),
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(15),
                                        Duration.ofSeconds(60),
                                        null),
                                new OutboxConfig(Path.of("data/kiosk"), 16, Duration.ofDays(7)),
                                new WebConfig("127.0.0.1", 8100),
                                new SosConfig(Duration.ofSeconds(60), Duration.ofMinutes(30))));
        assertThat(shipped.toString()).doesNotContain("value=secret");
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatThrownBy(() ->
                        load(
                                """
                                id: kiosk-01
                                hub: {uri: "http://gateway"}
                                outbox: {most-megabytes: 0}
                                web: {port: 99999}
                                sso: {rest-after: 60s}
                                """))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContainingAll(
                        "place-name: is missing",
                        "hub: uri must be tcp://host:port or ssl://host:port, was http://gateway",
                        "outbox: most-megabytes must be 1 to 1024, was 0",
                        "web: port must be 0 to 65535, was 99999",
                        "sso: unknown key");
    }

    @Test
    void idMustHaveTheFormOfADeviceId() {
        assertThatThrownBy(() -> load("{id: Kiosk 1, place-name: x, web: {port: 0}}"))
                .hasMessageContaining("device id 'Kiosk 1' must be");
    }

    private KioskConfig load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("kiosk.yaml"), yaml);
        return ConfigLoader.load(KioskConfig.class, file, PASSWORD);
    }
}
