package cn.yinling.hub.spool;

import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the spool: records one after another, deleted when all were taken out. Not
 * thread-safe.
 */
final class Segment implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final Path file;
    private final FileChannel channel;
    private final Queue<Integer> offsets = new ArrayDeque<>();
    private int end;

    private Segment(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A new one; there once its folder is forced. */
    static Segment create(Path file) throws IOException {
        return new Segment(
                file,
                FileChannel.open(
                        OwnersOnly.newFile(file),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    /**
     * One that a hub before us left. What was being written when it died was never acknowledged and
     * is cut off; damage between sound records is passed over, and the file kept for a person.
     */
    static Segment recover(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        OwnersOnly.file(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
        Segment segment = new Segment(file, channel);
        try {
            segment.scan();
            return segment;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void scan() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int damaged = 0;
        int at = 0;
        while (at < bytes.limit()) {
            int length = Frame.lengthAt(bytes, at);
            if (length >= 0 && Frame.payloadAt(bytes, at, length) != null) {
                damaged += at - end;
                offsets.add(at);
                at += Frame.HEADER_BYTES + length;
                end = at;
            } else {
                at++;
            }
        }
        if (damaged > 0) {
            LOG.error("{} bytes of {} are damaged and lost", damaged, file);
            setAside();
        }
        if (end < bytes.limit()) {
            LOG.warn(
                    "{} bytes at the end of {} were never finished nor acknowledged: cut off",
                    bytes.limit() - end,
                    file);
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** Writes a record and forces it to the disk; where that fails, nothing of it remains. */
    void append(ByteBuffer frame) throws IOException {
        int length = frame.remaining();
        try {
            int at = end;
            while (frame.hasRemaining()) {
                at += channel.write(frame, at);
            }
            channel.force(false);
        } catch (IOException e) {
            try {
                channel.truncate(end);
            } catch (IOException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
        offsets.add(end);
        end += length;
    }

    /** Keeps a copy for a person to look at, who deletes it. */
    void setAside() throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ".damaged");
        Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        LOG.error("{} is damaged; a copy is kept as {}", file, kept);
    }

    /** The oldest payloads that were not taken out, as far as they are readable. */
    List<byte[]> first(int mostRecords, int mostBytes) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        int bytes = 0;
        for (int at : offsets) {
            byte[] payload = payloadAt(at);
            if (payload == null || payloads.size() == mostRecords) {
                break;
            }
            bytes += payload.length;
            if (bytes > mostBytes && !payloads.isEmpty()) {
                break;
            }
            payloads.add(payload);
        }
        return payloads;
    }

    /** The readable payloads that were not taken out. */
    void forEach(Consumer<byte[]> reader) throws IOException {
        for (int at : offsets) {
            byte[] payload = payloadAt(at);
            if (payload != null) {
                reader.accept(payload);
            }
        }
    }

    private byte @Nullable [] payloadAt(int at) throws IOException {
        int length = Frame.lengthAt(read(at, Frame.HEADER_BYTES), 0);
        return length < 0
                ? null
                : Frame.payloadAt(read(at, Frame.HEADER_BYTES + length), 0, length);
    }

    private ByteBuffer read(int at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, (long) at + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.flip();
    }

    void removeFirst(int records) {
        for (int left = records; left > 0; left--) {
            offsets.remove();
        }
    }

    boolean isDrained() {
        return offsets.isEmpty();
    }

    int records() {
        return offsets.size();
    }

    int bytes() {
        return end;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
