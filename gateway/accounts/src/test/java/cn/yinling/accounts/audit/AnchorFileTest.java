package cn.yinling.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorFileTest {
    private static final Anchor FIRST =
            new Anchor(Instant.parse("2026-11-21T03:00:00Z"), 7, "0a".repeat(32));
    private static final Anchor SECOND =
            new Anchor(Instant.parse("2026-11-22T03:00:00Z"), 12, "b1".repeat(32));

    @TempDir Path folder;

    @Test
    void anchorsComeBackInTheOrderInWhichTheyWereKept() throws IOException {
        Path file = folder.resolve("deep").resolve("anchors");
        AnchorFile anchors = new AnchorFile(file);
        assertThat(anchors.read()).isEmpty();
        anchors.add(FIRST);
        new AnchorFile(file).add(SECOND);
        assertThat(anchors.read()).containsExactly(FIRST, SECOND);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void lineThatIsNoAnchorIsNamedAndNotPassedOver() throws IOException {
        Path file = folder.resolve("anchors");
        AnchorFile anchors = new AnchorFile(file);
        anchors.add(FIRST);
        Files.writeString(file, "2026-11-22T03:00:00Z 12 b1b1\n", StandardOpenOption.APPEND);
        assertThatThrownBy(anchors::read)
                .hasMessageContaining("line 2")
                .hasMessageContaining(file.toString());
    }
}
