package cn.yinling.hub.spool;

import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue of records on the disk: durable when {@link #append} returns, taken out oldest first,
 * bounded. A record may be seen again after a restart, since only whole files are deleted: whoever
 * takes them must bear repetition. Thread-safe.
 */
public final class Spool implements AutoCloseable {
    static final long SMALLEST = 1 << 20;

    private static final int LARGEST_SEGMENT_BYTES = 16 << 20;

    /** So that room is had back before the whole spool is empty. */
    private static final int FEWEST_SEGMENTS = 8;

    private static final Pattern SEGMENT = Pattern.compile("(\\d{12})\\.spool");

    private final Path folder;
    private final long most;
    private final long keepFree;
    private final FileChannel lock;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private @Nullable Segment open;
    private long nextNumber;

    private Spool(Path folder, long most, long keepFree, FileChannel lock) {
        this.folder = folder;
        this.most = most;
        this.keepFree = keepFree;
        this.lock = lock;
    }

    /**
     * Opens the spool in that folder and recovers what is in it.
     *
     * @param most bytes it may hold
     * @param keepFree bytes it leaves free on its disk
     * @throws UncheckedIOException where the folder cannot be used, or another process uses it
     */
    public static Spool open(Path folder, long most, long keepFree) {
        try {
            OwnersOnly.folder(folder);
            Spool spool = new Spool(folder, most, keepFree, lock(folder));
            spool.recover();
            return spool;
        } catch (IOException e) {
            throw new UncheckedIOException("the spool in %s cannot be used".formatted(folder), e);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(OwnersOnly.file(folder.resolve("lock")), StandardOpenOption.WRITE);
        try {
            FileLock taken = channel.tryLock();
            if (taken != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("this process uses it already", e);
        }
        channel.close();
        throw new IOException("another process uses it");
    }

    private void recover() throws IOException {
        List<String> names;
        try (Stream<Path> all = Files.list(folder)) {
            names = all.map(file -> file.getFileName().toString()).sorted().toList();
        }
        for (String name : names) {
            Matcher number = SEGMENT.matcher(name);
            if (!number.matches()) {
                continue;
            }
            nextNumber = Long.parseLong(number.group(1)) + 1;
            Segment segment = Segment.recover(folder.resolve(name));
            if (segment.isDrained()) {
                segment.delete();
            } else {
                segments.add(segment);
            }
        }
    }

    /**
     * Adds a record; it is on the disk when this returns.
     *
     * @throws SpoolFullException where there is no room
     * @throws IOException where the disk refuses; nothing of the record remains then
     */
    public synchronized void append(byte[] payload) throws IOException {
        int length = Frame.HEADER_BYTES + payload.length;
        if (bytes() + length > most) {
            throw new SpoolFullException("the spool has its %d bytes".formatted(most));
        }
        if (Files.getFileStore(folder).getUsableSpace() - length < keepFree) {
            throw new SpoolFullException("the spool's disk is full");
        }
        Segment segment = writable();
        try {
            segment.append(Frame.of(payload));
        } catch (IOException e) {
            // After a failed fsync nobody knows what of the file is on the disk: begin another.
            open = null;
            if (segment.isDrained()) {
                segments.remove(segment);
                segment.delete();
            }
            throw e;
        }
    }

    private Segment writable() throws IOException {
        Segment current = open;
        if (current == null
                || current.bytes() >= Math.min(LARGEST_SEGMENT_BYTES, most / FEWEST_SEGMENTS)) {
            current = Segment.create(folder.resolve("%012d.spool".formatted(nextNumber++)));
            segments.add(current);
            open = current;
            forceFolder();
        }
        return current;
    }

    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * The oldest records of one file, which stay; empty where there are none. One that the disk
     * does not give back any more is passed over, and its file kept for a person.
     *
     * @param mostRecords no more than these
     * @param mostBytes no more than these, but one record
     * @throws IOException where the spool's folder is out of order
     */
    public synchronized List<byte[]> oldest(int mostRecords, int mostBytes) throws IOException {
        while (true) {
            dropDrained();
            Segment first = segments.peek();
            if (first == null) {
                return List.of();
            }
            List<byte[]> payloads = first.first(mostRecords, mostBytes);
            if (!payloads.isEmpty()) {
                return payloads;
            }
            first.setAside();
            first.removeFirst(1);
        }
    }

    /** All records, the oldest first; they stay. */
    public synchronized void forEach(Consumer<byte[]> reader) throws IOException {
        for (Segment segment : segments) {
            segment.forEach(reader);
        }
    }

    /** Takes out as many of the oldest, which are stored elsewhere. */
    public synchronized void removeOldest(int records) throws IOException {
        segments.element().removeFirst(records);
        dropDrained();
    }

    /** Keeps a copy of the oldest file for a person, since something in it is not understood. */
    public synchronized void setAside() throws IOException {
        segments.element().setAside();
    }

    private void dropDrained() throws IOException {
        for (Segment first = segments.peek();
                first != null && first.isDrained();
                first = segments.peek()) {
            segments.remove();
            if (first == open) {
                open = null;
            }
            first.delete();
        }
    }

    public synchronized boolean isEmpty() {
        return segments.stream().allMatch(Segment::isDrained);
    }

    /** How many records wait. */
    public synchronized long records() {
        return segments.stream().mapToLong(Segment::records).sum();
    }

    /** Bytes on the disk. */
    public synchronized long bytes() {
        return segments.stream().mapToLong(Segment::bytes).sum();
    }

    @Override
    public synchronized void close() {
        try {
            for (Segment segment : segments) {
                segment.close();
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool in %s did not close".formatted(folder), e);
        }
    }
}
