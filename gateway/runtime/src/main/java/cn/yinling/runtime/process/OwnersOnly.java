package cn.yinling.runtime.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Folders and files that nobody but the process's own user may look into: what they hold is about
 * people. Where a file system knows no such permissions, it is left to its folder's. Thread-safe.
 */
public final class OwnersOnly {
    private static final Set<PosixFilePermission> OF_A_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_A_FILE =
            PosixFilePermissions.fromString("rw-------");

    private static final int STICKY = 01000;

    private OwnersOnly() {}

    /**
     * Makes a folder, and those above it that are missing, or closes the one that is there; those
     * above it that were there are somebody else's business.
     */
    public static Path folder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path above = absolute.getParent();
        if (above != null && !Files.isDirectory(above)) {
            folder(above);
        }
        try {
            if (hasPermissions(absolute)) {
                Files.createDirectory(absolute, PosixFilePermissions.asFileAttribute(OF_A_FOLDER));
            } else {
                Files.createDirectory(absolute);
            }
        } catch (FileAlreadyExistsException e) {
            permit(absolute, OF_A_FOLDER);
        }
        return folder;
    }

    /** The folder that {@code file} is or will be in, made or closed by {@link #folder}. */
    public static void folderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            folder(folder);
        }
    }

    /** Makes an empty file, or closes the one that is there; its folder must be there. */
    public static Path file(Path file) throws IOException {
        try {
            return newFile(file);
        } catch (FileAlreadyExistsException e) {
            permit(file, OF_A_FILE);
            return file;
        }
    }

    /**
     * Makes an empty file.
     *
     * @throws FileAlreadyExistsException where there is one
     */
    public static Path newFile(Path file) throws IOException {
        return hasPermissions(file)
                ? Files.createFile(file, PosixFilePermissions.asFileAttribute(OF_A_FILE))
                : Files.createFile(file);
    }

    /**
     * Writes a file whole, or leaves the one that is there: it is on the disk when this returns.
     *
     * @throws java.nio.channels.ClosedByInterruptException where the thread was woken before
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path next = absolute.resolveSibling(absolute.getFileName() + ".next");
        folderOf(absolute);
        Files.deleteIfExists(next);
        try (FileChannel channel = FileChannel.open(newFile(next), StandardOpenOption.WRITE)) {
            writeAll(channel, content);
        }
        Files.move(
                next,
                absolute,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(Objects.requireNonNull(absolute.getParent(), "a file is in a folder"));
    }

    /** Adds to a file, which is made where it is missing: it is on the disk when this returns. */
    public static void append(Path file, byte[] content) throws IOException {
        folderOf(file);
        file(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            writeAll(channel, content);
        }
    }

    private static void writeAll(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** The name of a file is on the disk with its folder. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** One that many use together, as /tmp with its sticky bit, is no folder of ours. */
    private static void permit(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (hasPermissions(path)
                && !Files.getPosixFilePermissions(path).equals(permissions)
                && !isShared(path)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    private static boolean isShared(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(path, "unix:mode") instanceof Integer mode
                && (mode & STICKY) != 0;
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
