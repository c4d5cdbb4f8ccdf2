package cn.yinling.simulators.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {
    /** Lines of Temurin 25 with {@code -Xlog:gc:…:timemillis}. */
    private static final String LOG =
            """
            [1795307000000ms] Using Parallel
            [1795307001250ms] GC(0) Pause Young (Allocation Failure) 64M->9M(247M) 5.404ms
            [1795307002000ms] GC(1) Pause Full (Diagnostic Command) 30M->8M(247M) 21.750ms
            [1795307003000ms] GC(2) Pause Full (Ergonomics) 240M->11M(300M) 40.1ms
            """;

    @Test
    void collectionsAreReadAndEverythingElseIsPassedOver(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("gc.log"), LOG);

        assertThat(GcLog.read(file))
                .containsExactly(
                        new GcLog.Collection(
                                Instant.ofEpochMilli(1_795_307_001_250L), false, 9, 5.404),
                        new GcLog.Collection(
                                Instant.ofEpochMilli(1_795_307_002_000L), true, 8, 21.75),
                        new GcLog.Collection(
                                Instant.ofEpochMilli(1_795_307_003_000L), false, 11, 40.1));
    }
}
