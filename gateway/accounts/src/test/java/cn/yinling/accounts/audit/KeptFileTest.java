package cn.yinling.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFileTest {
    @TempDir private Path folder;

    private static Kept entry(String subject) {
        return new Kept(
                UUID.randomUUID(),
                Instant.parse("2026-11-28T03:00:00Z"),
                "1001",
                "offered",
                "r-1",
                subject);
    }

    @Test
    void isReadAsItWasWrittenAlsoByAnotherProcess() throws IOException {
        Path file = folder.resolve("below").resolve("kept");
        Kept first = entry("T-1");
        Kept second = entry("银铃\n\"T-2\"");
        new KeptFile(file).add(List.of(first));
        new KeptFile(file).add(List.of(second));
        assertThat(new KeptFile(file).read()).containsExactly(first, second);
        new KeptFile(file).clear();
        assertThat(new KeptFile(file).read()).isEmpty();
    }

    @Test
    void lineThatWasCutOffTakesNoOtherWithIt() throws IOException {
        Path file = folder.resolve("kept");
        Kept first = entry("T-1");
        new KeptFile(file).add(List.of(first));
        Files.writeString(file, "{\"id\": \"half", StandardOpenOption.APPEND);
        assertThat(new KeptFile(file).read()).containsExactly(first);
        Kept second = entry("T-2");
        new KeptFile(file).add(List.of(second));
        assertThat(new KeptFile(file).read()).containsExactly(first, second);
        assertThat(new KeptFile(folder.resolve("none")).read()).isEmpty();
    }
}
