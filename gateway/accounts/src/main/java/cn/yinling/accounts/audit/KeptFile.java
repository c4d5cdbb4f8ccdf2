package cn.yinling.accounts.audit;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.runtime.process.OwnersOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries that are not in the database yet, a line each, added to and fsynced. Readable by the
 * process's user only. Not thread-safe.
 */
final class KeptFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);

    private final Path file;

    KeptFile(Path file) {
        this.file = file;
    }

    /** Adds them; they are on the disk when this returns. */
    void add(List<Kept> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (isCutOff()) {
            lines.write('\n');
        }
        for (Kept entry : entries) {
            lines.write(LinkJson.write(entry));
            lines.write('\n');
        }
        OwnersOnly.append(file, lines.toByteArray());
    }

    /** Whether the last line was not written to its end. */
    private boolean isCutOff() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0
                    && channel.read(last, channel.size() - 1) == 1
                    && last.get(0) != '\n';
        }
    }

    /**
     * All of them, in their order. A line that cannot be read, as the last one of a process that
     * was killed, is told and left out.
     */
    List<Kept> read() throws IOException {
        List<Kept> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        int number = 0;
        for (String line : Files.readString(file).lines().toList()) {
            number++;
            try {
                entries.add(LinkJson.read(line.getBytes(StandardCharsets.UTF_8), Kept.class));
            } catch (MalformedJsonException e) {
                LOG.error("line {} of {} is no entry of the audit log", number, file);
            }
        }
        return entries;
    }

    /** All of them are in the database. */
    void clear() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.force(true);
        }
    }
}
