package cn.yinling.kiosk.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's one SQLite file. What a transaction wrote is on the disk when {@link #transaction}
 * returns, also after a power cut. The disk may be missing, full or silent: then each call says so
 * within two seconds, and the file is opened again by the first call after the disk is back.
 * Thread-safe.
 */
public final class OutboxFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);
    private static final long PAGES_A_MEGABYTE = 1024 * 1024 / 4096;
    private static final String PROBE =
            "create table if not exists probe (id integer primary key, at integer not null, room blob) strict";

    /** Ten pages: at least as much as a press writes, or a nearly full disk would pass. */
    private static final String TRY =
            "insert or replace into probe (id, at, room) values (1, ?, zeroblob(40000))";

    private final Path file;
    private final long mostPages;
    private final List<String> schema;
    private final DiskThread thread = new DiskThread(SqliteConnection::load);
    private volatile @Nullable String problem;
    private @Nullable Connection connection;

    /**
     * A file that the first call opens.
     *
     * @param schema the statements that make the tables where they are missing
     */
    public OutboxFile(OutboxConfig config, List<String> schema) {
        this.file = config.folder().resolve("outbox.db");
        this.mostPages = config.mostMegabytes() * PAGES_A_MEGABYTE;
        this.schema = Stream.concat(Stream.of(PROBE), schema.stream()).toList();
    }

    /**
     * Runs {@code work} in a transaction and returns when it is durable.
     *
     * @throws StorageAwayException where it is not, or not known to be: a silent disk may still
     *     take it later, so {@code work} must be harmless when done twice
     */
    public <T> T transaction(Function<Handle, T> work) {
        T result = read(work);
        noted(null);
        return result;
    }

    /** Runs {@code work}, which writes nothing; throws as {@link #transaction} does. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return thread.call(() -> run(work));
        } catch (StorageAwayException e) {
            // An interrupted caller says nothing of the disk.
            if (!Thread.currentThread().isInterrupted()) {
                noted(e.getMessage());
            }
            throw e;
        }
    }

    /**
     * Finds out whether something could be saved now, so that it is known before somebody presses.
     */
    public void probe(Instant now) {
        try {
            transaction(handle -> {
                requireRoom(handle);
                return handle.execute(TRY, now.toEpochMilli());
            });
        } catch (StorageAwayException e) {
            LOG.debug("nothing can be saved", e);
        }
    }

    /**
     * Throws where the file is full for something new. The file itself may grow a quarter further,
     * so that what the gateway says of the old can still be written down.
     */
    void requireRoom(Handle handle) {
        long used =
                handle.createQuery(
                                """
                                select pages.page_count - unused.freelist_count
                                from pragma_page_count as pages, pragma_freelist_count as unused
                                """)
                        .mapTo(Long.class)
                        .one();
        if (used >= mostPages) {
            throw new OutboxFullException(
                    "the outbox is full (%d MB)".formatted(mostPages / PAGES_A_MEGABYTE));
        }
    }

    /** Why nothing can be saved now, or null while it can. Never blocks. */
    public @Nullable String problem() {
        return problem;
    }

    private <T> T run(Function<Handle, T> work) throws SQLException, IOException {
        try {
            Connection open = connection;
            if (open == null) {
                open = SqliteConnection.open(file, mostPages + mostPages / 4 + 64, schema);
                connection = open;
            }
            return Jdbi.create(open).inTransaction(work::apply);
        } catch (OutboxFullException e) {
            throw e;
        } catch (RuntimeException e) {
            // What the connection still holds is unknown: the next call opens the file anew.
            disconnect();
            throw e;
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("closing {} failed", file, e);
        }
    }

    private void noted(@Nullable String now) {
        String before = problem;
        problem = now;
        if (now != null && before == null) {
            LOG.error("{} cannot be used, nothing can be saved on this kiosk: {}", file, now);
        } else if (now == null && before != null) {
            LOG.info("{} can be used again", file);
        }
    }

    /** Closes the file; a disk that hangs is left behind after two seconds. */
    @Override
    public void close() {
        thread.close(this::disconnect);
    }
}
