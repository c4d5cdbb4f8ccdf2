package cn.yinling.simulators.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of a few megabytes that can be filled to the last byte. It is mounted in a
 * namespace of its own, which needs no special rights and leaves nothing behind; a process that is
 * to use it is started through {@link #room()}. Needs Linux, {@code unshare} and {@code nsenter}
 * (util-linux). Not thread-safe.
 */
public final class SmallDisk implements AutoCloseable {
    /** Mounts, says so, and holds the namespace until its standard input ends. */
    private static final String HOLD =
            "mount -t tmpfs -o size=\"$1\" yinling \"$2\" && echo mounted && exec cat";

    private final Path folder;
    private final Process holder;

    private SmallDisk(Path folder, Process holder) {
        this.folder = folder;
        this.holder = holder;
    }

    /**
     * Mounts one over {@code folder}, which must be there.
     *
     * @throws IOException where this machine does not allow it; the message says what it said
     */
    public static SmallDisk over(Path folder, int megabytes) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        HOLD,
                        "sh",
                        megabytes + "m",
                        folder.toString());
        Process holder = builder.redirectErrorStream(true).start();
        Orphans.none(holder);
        BufferedReader answer = holder.inputReader(StandardCharsets.UTF_8);
        String line = answer.readLine();
        if (!"mounted".equals(line)) {
            holder.destroyForcibly();
            throw new IOException("no small disk on this machine: " + line);
        }
        return new SmallDisk(folder, holder);
    }

    /** The command that runs another one where the disk is seen. */
    public List<String> room() {
        return List.of(
                "nsenter",
                "--target=" + holder.pid(),
                "--user",
                "--mount",
                "--preserve-credentials",
                "--");
    }

    /** Its root, as this process sees it. */
    public Path path() {
        return Path.of("/proc", Long.toString(holder.pid()), "root").resolve(relative());
    }

    private Path relative() {
        return Path.of("/").relativize(folder.toAbsolutePath().normalize());
    }

    /** Takes every byte that is left. */
    public void fill() {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            byte[] block = new byte[64 << 10];
            for (int length = block.length; length > 0; ) {
                try {
                    ballast.write(block, 0, length);
                } catch (IOException e) {
                    length /= 2; // full for this much: try less, down to the last byte
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot fill " + folder, e);
        }
    }

    /** Gives back what {@link #fill()} took. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot free " + folder, e);
        }
    }

    private Path ballast() {
        return path().resolve("ballast");
    }

    /** The disk is gone with all it holds. */
    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
