package cn.yinling.hub.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolConfigTest {
    @TempDir Path folder;

    @Test
    void spoolThatIsTooSmallIsRefusedByTheNameOfItsSetting() {
        assertThatThrownBy(() -> new SpoolConfig(folder, Spool.SMALLEST - 1, Spool.SMALLEST, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("readings-most must be 1048576 or more, was 1048575");
        assertThatThrownBy(() -> new SpoolConfig(folder, Spool.SMALLEST, Spool.SMALLEST - 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alarms-most must be 1048576 or more, was 1048575");
        assertThatThrownBy(() -> new SpoolConfig(folder, Spool.SMALLEST, Spool.SMALLEST, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keep-free must be 0 or more, was -1");
    }

    @Test
    void readingsAndAlarmsAreKeptApart() throws IOException {
        SpoolConfig config = new SpoolConfig(folder, Spool.SMALLEST, Spool.SMALLEST, 0);
        try (Spool readings = config.openReadings();
                Spool alarms = config.openAlarms()) {
            readings.append(new byte[10]);
            assertThat(readings.records()).isEqualTo(1);
            assertThat(alarms.records()).isZero();
        }
        assertThat(folder.resolve("readings")).isDirectory();
        assertThat(folder.resolve("alarms")).isDirectory();
    }

    @Test
    void whenTheDiskIsFullAlarmsAreKeptStillAndReadingsAreNot() throws IOException {
        SpoolConfig config =
                new SpoolConfig(folder, Spool.SMALLEST, Spool.SMALLEST, Long.MAX_VALUE);
        try (Spool readings = config.openReadings();
                Spool alarms = config.openAlarms()) {
            assertThatThrownBy(() -> readings.append(new byte[10]))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessage("the spool's disk is full");
            alarms.append(new byte[10]);
            assertThat(alarms.records()).isEqualTo(1);
        }
    }

    @Test
    void eachHasItsOwnMost() throws IOException {
        byte[] large = new byte[(int) Spool.SMALLEST];
        SpoolConfig config = new SpoolConfig(folder, Spool.SMALLEST, 2 * Spool.SMALLEST, 0);
        try (Spool readings = config.openReadings();
                Spool alarms = config.openAlarms()) {
            assertThatThrownBy(() -> readings.append(large))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessage("the spool has its 1048576 bytes");
            alarms.append(large);
            assertThat(alarms.records()).isEqualTo(1);
        }
    }
}
