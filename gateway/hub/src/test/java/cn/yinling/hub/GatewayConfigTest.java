package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayConfigTest {
    private static final Path SHIPPED = Path.of("..", "..", "config", "gateway.yaml");

    @TempDir Path folder;

    @Test
    void shippedFileSaysWhatTheDefaultsAre() {
        Map<String, String> password =
                Map.of("YINLING_HOTLINE_PASSWORD", "a-trial-password-of-a-test");
        GatewayConfig shipped = ConfigLoader.load(GatewayConfig.class, SHIPPED, password);
        GatewayConfig defaults =
                ConfigLoader.load(
                        GatewayConfig.class,
                        null,
                        Map.of(
                                "YINLING_HOTLINE_PASSWORD",
                                "a-trial-password-of-a-test",
                                "YINLING_WEB_PORT",
                                "8080"));
        assertThat(shipped).isEqualTo(defaults);
    }

    @Test
    void hotlinesPasswordIsLongAndItsNameNoDevices() {
        assertThatThrownBy(() ->
                        ConfigLoader.load(
                                GatewayConfig.class,
                                SHIPPED,
                                Map.of("YINLING_HOTLINE_PASSWORD", "nineteen-characters")))
                .hasMessageContaining("hotline: password must have 20 characters or more");
        assertThatThrownBy(() ->
                        ConfigLoader.load(
                                GatewayConfig.class,
                                SHIPPED,
                                Map.of(
                                        "YINLING_HOTLINE_PASSWORD",
                                        "a-trial-password-of-a-test",
                                        "YINLING_HOTLINE_USER",
                                        "bed-0001")))
                .hasMessageContaining("hotline: user must be hotline");
    }

    @Test
    void nameThatInstallersAreToldIsANameOfTheGateway() {
        GatewayConfig config =
                ConfigLoader.load(
                        GatewayConfig.class,
                        SHIPPED,
                        Map.of(
                                "YINLING_HOTLINE_PASSWORD",
                                "a-trial-password-of-a-test",
                                "YINLING_ENROLMENT_PUBLIC_WEB",
                                "https://gateway.example:8443"));
        assertThat(config.site().names()).containsExactly("gateway.example:8443");
    }

    @Test
    void shippedFileAsksForThePasswordThatNobodyElseMayKnow() {
        assertThatThrownBy(() -> ConfigLoader.load(GatewayConfig.class, SHIPPED, Map.of()))
                .hasMessageEndingWith("has 1 mistake: hotline.password: is missing");
    }

    @Test
    void threeMistakesAreNamedAtOnce() throws Exception {
        Path file = folder.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                mqtt:
                  port: 99999
                  recieve-maximum: 10
                web:
                  port: 8080
                hotline:
                  password: short
                """);
        assertThatThrownBy(() -> ConfigLoader.load(GatewayConfig.class, file, Map.of()))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("recieve-maximum: unknown key")
                .hasMessageContaining("port must be 0 to 65535, was 99999")
                .hasMessageContaining("password must have 20 characters or more")
                .message()
                .doesNotContain("\n");
    }
}
