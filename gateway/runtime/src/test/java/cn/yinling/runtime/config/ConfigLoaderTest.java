package cn.yinling.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir Path folder;

    enum Mode {
        DAY,
        FULL_NIGHT
    }

    record Listener(@Default("127.0.0.1") String host, @Default("1883") int port) {
        Listener {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
            }
        }
    }

    record Seat(int number, String phone) {}

    record Sample(
            Listener mqtt,
            @Default("15s") Duration leaseTime,
            @Default("day") Mode mode,
            @Nullable Secret password,
            List<Seat> seats,
            List<String> origins) {}

    @Test
    void missingKeysTakeTheirDefaults() {
        Sample sample = ConfigLoader.load(Sample.class, null, Map.of());

        assertThat(sample)
                .isEqualTo(
                        new Sample(
                                new Listener("127.0.0.1", 1883),
                                Duration.ofSeconds(15),
                                Mode.DAY,
                                null,
                                List.of(),
                                List.of()));
    }

    @Test
    void fileIsReadAndEnvironmentWins() throws IOException {
        Path file =
                file(
                        """
                        mqtt: { host: 0.0.0.0, port: 1884 }
                        lease-time: 2m
                        mode: full-night
                        seats:
                          - { number: 1, phone: PJSIP/seat-01 }
                        origins: [a, b]
                        """);

        Sample sample =
                ConfigLoader.load(
                        Sample.class,
                        file,
                        Map.of(
                                "YINLING_MQTT_PORT",
                                "1999",
                                "YINLING_PASSWORD",
                                "x",
                                "YINLING_ORIGINS",
                                "c, d"));

        assertThat(sample.mqtt()).isEqualTo(new Listener("0.0.0.0", 1999));
        assertThat(sample.leaseTime()).isEqualTo(Duration.ofMinutes(2));
        assertThat(sample.mode()).isEqualTo(Mode.FULL_NIGHT);
        assertThat(sample.seats()).containsExactly(new Seat(1, "PJSIP/seat-01"));
        assertThat(sample.origins()).containsExactly("c", "d");
        assertThat(sample.toString()).doesNotContain("value=x");
    }

    @Test
    void everyMistakeIsToldInOneLine() throws IOException {
        Path file =
                file(
                        """
                        mqtt: { prot: 1, port: 99999 }
                        lease-time: soon
                        mode: dusk
                        seats:
                          - { number: one }
                        """);

        assertThatThrownBy(() -> ConfigLoader.load(Sample.class, file, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidConfigException.class,
                        e -> {
                            assertThat(e.mistakes())
                                    .containsExactly(
                                            "mqtt.prot: unknown key, known here: host, port",
                                            "mqtt: port must be 0 to 65535, was 99999",
                                            "lease-time: expected a duration such as 500ms, 15s, 2m, 1h or 7d,"
                                                    + " was 'soon'",
                                            "mode: expected one of day, full-night, was 'dusk'",
                                            "seats[0].number: expected a whole number, was 'one'",
                                            "seats[0].phone: is missing");
                            assertThat(e.getMessage())
                                    .doesNotContain("\n")
                                    .startsWith(file + " has 6 mistakes: ");
                        });
    }

    @Test
    void fileThatIsAbsentOrNoYamlIsNamed() throws IOException {
        assertThatThrownBy(() ->
                        ConfigLoader.load(Sample.class, folder.resolve("none.yaml"), Map.of()))
                .hasMessageContaining("none.yaml has 1 mistake: there is no such file");
        Path broken = file("mqtt: {");
        assertThatThrownBy(() -> ConfigLoader.load(Sample.class, broken, Map.of()))
                .hasMessageContaining("not YAML in line 1");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("trial.yaml"), text);
    }
}
