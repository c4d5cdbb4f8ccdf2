package cn.yinling.accounts.audit;

import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The anchors of the audit log, a line each; lines are only added. Not thread-safe. */
final class AnchorFile {
    private final Path file;

    AnchorFile(Path file) {
        this.file = file;
    }

    /** Adds one; returns when it is on the disk. */
    void add(Anchor anchor) throws IOException {
        OwnersOnly.append(file, (anchor.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All of them, the earliest first; none where there is no file.
     *
     * @throws IOException where it cannot be read, or a line is no anchor: it may hide one
     */
    List<Anchor> read() throws IOException {
        List<Anchor> anchors = new ArrayList<>();
        if (!Files.exists(file)) {
            return anchors;
        }
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Anchor anchor = Anchor.parse(line);
            if (anchor == null) {
                throw new IOException("line %d of %s is no anchor".formatted(number, file));
            }
            anchors.add(anchor);
        }
        return anchors;
    }
}
