package cn.yinling.runtime.database;

import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Who uses the embedded PostgreSQL of a folder, in this process and in others: one at a time starts
 * it, the last one stops it. It is held by locks of files, which the system takes back from a
 * process that dies. Thread-safe.
 */
final class Tenancy {
    /** The system's locks are a process's; in it, users are counted. */
    private static final Map<Path, House> HOUSES = new HashMap<>();

    private final Path folder;
    private final House house;
    private boolean ended;

    private static final class House {
        /** Its only channel: closing any other of the same file would give the lock back, too. */
        private final FileChannel channel;

        private final FileLock shared;
        private int tenants;

        private House(FileChannel channel) throws IOException {
            this.channel = channel;
            this.shared = channel.lock(0, Long.MAX_VALUE, true);
        }

        static House of(Path folder) throws IOException {
            FileChannel channel = channel(folder, ".lock");
            try {
                return new House(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** What may fail as files do. */
    @FunctionalInterface
    interface Step<T> {
        T take() throws IOException;
    }

    private Tenancy(Path folder, House house) {
        this.folder = folder;
        this.house = house;
    }

    /**
     * Moves in; waits while the last user is stopping the server.
     *
     * @param folder of the server's data; locks are beside it, because a new one must be empty
     */
    static Tenancy of(Path folder) throws IOException {
        synchronized (HOUSES) {
            House house = HOUSES.get(folder);
            if (house == null) {
                house = House.of(folder);
                HOUSES.put(folder, house);
            }
            house.tenants++;
            return new Tenancy(folder, house);
        }
    }

    private static FileChannel channel(Path folder, String kind) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + kind);
        Path parent = file.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            OwnersOnly.folder(parent);
        }
        return FileChannel.open(
                OwnersOnly.file(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Takes a step that nobody else takes at the same time, in no process. */
    <T> T alone(Step<T> step) throws IOException {
        synchronized (house) {
            try (FileChannel channel = channel(folder, ".starting")) {
                channel.lock(); // until the channel is closed
                return step.take();
            }
        }
    }

    /** Moves out, once; {@code stop} is run where nobody else is left. */
    void end(Runnable stop) {
        synchronized (HOUSES) {
            if (ended) {
                return;
            }
            ended = true;
            house.tenants--;
            if (house.tenants > 0) {
                return;
            }
            HOUSES.remove(folder);
            try (FileChannel channel = house.channel) {
                house.shared.release();
                if (channel.tryLock() != null) {
                    stop.run();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the lock of %s".formatted(folder), e);
            }
        }
    }
}
