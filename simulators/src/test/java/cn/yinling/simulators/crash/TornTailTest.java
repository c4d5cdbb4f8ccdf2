package cn.yinling.simulators.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornTailTest {
    @Test
    void newestFileOfEachFolderIsTorn() {
        List<Path> files =
                List.of(Path.of("a", "1.spool"), Path.of("a", "2.spool"), Path.of("b", "1.spool"));

        assertThat(TornTail.newestOfEachFolder(files))
                .containsExactlyInAnyOrder(Path.of("a", "2.spool"), Path.of("b", "1.spool"));
    }

    @Test
    void whatWasWrittenStaysInFrontOfTheTail(@TempDir Path folder) throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Path file = Files.writeString(folder.resolve(seed + ".spool"), "sound");

            TornTail.append(file, new Random(seed));

            assertThat(Files.readAllBytes(file))
                    .hasSizeGreaterThan(5)
                    .startsWith('s', 'o', 'u', 'n', 'd');
        }
    }
}
