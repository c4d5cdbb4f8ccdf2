package cn.yinling.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.outbox.OutboxFile;
import cn.yinling.kiosk.sos.SosBook;
import cn.yinling.testing.Chance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk killed in the middle of its work. */
class CrashIT {
    private static final int KEY_LENGTH = 36;

    @TempDir Path folder;

    @Test
    void everythingThatWasCalledSavedIsThereAfterKillInMidWrite() throws Exception {
        long seed = Chance.seed();
        Random random = new Random(seed);
        List<String> saved = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            List<String> now = pressUntilKilled(20 + random.nextInt(80));
            assertThat(now).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(20);
            saved.addAll(now);
            assertThat(waiting()).as("seed %d, round %d", seed, round).containsAll(saved);
        }
    }

    private List<String> pressUntilKilled(int killAfter) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx128m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                PressUntilKilled.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        List<String> saved = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == KEY_LENGTH) {
                    saved.add(line);
                }
                if (saved.size() == killAfter) {
                    // Of the handle: that of the process would also close what is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return saved;
    }

    private List<String> waiting() {
        OutboxConfig config = new OutboxConfig(folder, 16, Duration.ofDays(7));
        try (OutboxFile file = new OutboxFile(config, List.of(Outbox.SCHEMA, SosBook.SCHEMA))) {
            return new Outbox(file).due(Set.of(), 100_000).stream().map(Entry::key).toList();
        }
    }
}
