package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import cn.yinling.runtime.signin.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotlineConfigTest {
    private static final Path SHIPPED = Path.of("../config/hotline.yaml");

    private static final Map<String, String> SECRETS =
            Map.of("YINLING_MQTT_PASSWORD", "hub-secret", "YINLING_PBX_SECRET", "ami-secret");

    @TempDir Path folder;

    @Test
    void shippedConfigurationHasNoSecretsAndAsksForThem() {
        assertThatThrownBy(() -> ConfigLoader.load(HotlineConfig.class, SHIPPED, Map.of()))
                .hasMessageContaining("mqtt.password: is missing")
                .hasMessageContaining("pbx.secret: is missing");
    }

    @Test
    void shippedConfigurationNeedsNobodyInIt() {
        HotlineConfig config = ConfigLoader.load(HotlineConfig.class, SHIPPED, SECRETS);
        assertThat(config.agents()).isEmpty();
        assertThat(config.seats()).hasSize(16);
    }

    @Test
    void listOfAgentsOfAnEarlierReleaseIsUnderstood() throws IOException {
        HotlineConfig config = load(shippedWith(Passwords.hash("a good password")));
        assertThat(config.seats()).hasSize(16);
        assertThat(config.seats().getLast().phone()).isEqualTo("PJSIP/seat-16");
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.grace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.takeBack()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Objects.requireNonNull(config.pbx()).pingEvery())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(config.toString())
                .doesNotContain("hub-secret")
                .doesNotContain("ami-secret")
                .doesNotContain("argon2");
    }

    @Test
    void everyMistakeIsNamedAtOnce() throws IOException {
        Path file =
                write(
                        shippedWith("plain text")
                                .replace("lease: 12s", "lease: soon")
                                .replace("port: 8090", "port: 99999")
                                .replace("tcp://127.0.0.1:1883", "http://127.0.0.1:1883"));
        assertThatThrownBy(() -> ConfigLoader.load(HotlineConfig.class, file, SECRETS))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("lease")
                .hasMessageContaining("99999")
                .hasMessageContaining("server must be tcp://")
                .hasMessageContaining("is no Argon2id hash");
    }

    @Test
    void seatThatStandsThereTwiceIsNamed() throws IOException {
        String twice =
                shippedWith(Passwords.hash("a good password")).replace("number: 16", "number: 15");
        Path file = write(twice);
        assertThatThrownBy(() -> ConfigLoader.load(HotlineConfig.class, file, SECRETS))
                .hasMessageContaining("seats: number 15 stands there twice");
    }

    private HotlineConfig load(String yaml) throws IOException {
        return ConfigLoader.load(HotlineConfig.class, write(yaml), SECRETS);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("hotline.yaml"), yaml);
    }

    private static String shippedWith(String hash) throws IOException {
        return Files.readString(SHIPPED)
                + "agents: [{id: \"1001\", name: 陈晓, password-hash: \"%s\"}]".formatted(hash);
    }
}
