package cn.yinling.simulators.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskIT {
    @TempDir private Path folder;

    @Test
    void fullDiskTakesNotOneByteAndTakesThemAgainOnceItIsFreed() throws Exception {
        try (SmallDisk disk = SmallDisk.over(folder, 2)) {
            Path file = disk.path().resolve("file");

            disk.fill();
            assertThatIOException().isThrownBy(() -> Files.write(file, new byte[1]));

            disk.free();
            Files.write(file, new byte[1 << 20]);
            assertThat(file).hasSize(1 << 20);
        }
    }

    @Test
    void onlyAProcessInItsRoomSeesIt() throws Exception {
        try (SmallDisk disk = SmallDisk.over(folder, 2)) {
            Files.writeString(disk.path().resolve("seen"), "");

            List<String> command = new ArrayList<>(disk.room());
            command.addAll(List.of("ls", folder.toString()));
            Process inside = new ProcessBuilder(command).start();

            assertThat(inside.inputReader().readLine()).isEqualTo("seen");
            assertThat(folder).isEmptyDirectory();
        }
    }
}
