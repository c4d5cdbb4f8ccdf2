package cn.yinling.hub.readings;

import cn.yinling.runtime.database.Database;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the table {@code reading} on a connection of its own, which it makes again when it broke.
 * Not thread-safe; one a writer.
 */
final class ReadingStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingStore.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String COPY =
            "copy reading (%s) from stdin (format binary)".formatted(CopyEncoder.columns());
    private static final String MAKE_ARRIVALS =
            """
            create temporary table arrival (like reading) on commit delete rows
            """;
    private static final String COPY_ARRIVALS =
            "copy arrival (%s) from stdin (format binary)".formatted(CopyEncoder.columns());
    private static final String TAKE_ARRIVALS =
            """
            insert into reading (%1$s)
            select %1$s
              from arrival
                on conflict (device_id, at, seq) do nothing
            """
                    .formatted(CopyEncoder.columns());

    private final Database database;
    private final CopyEncoder encoder = new CopyEncoder();
    private @Nullable Connection connection;

    ReadingStore(Database database) {
        this.database = database;
    }

    /**
     * Writes the rows; when it returns, they are durable. Rows that are there already are passed
     * over: QoS 1 sends twice.
     *
     * @return how many were new
     * @throws SQLException where none of them is stored, or it is not known; writing them again
     *     does no harm
     */
    int write(List<ReadingRow> rows) throws SQLException {
        Connection open = connection();
        ByteBuffer batch = encoder.encode(rows);
        try {
            copy(open, COPY, batch);
            return rows.size();
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                close();
                throw e;
            }
            return merge(open, batch);
        }
    }

    /** Slower: by way of a temporary table. */
    private int merge(Connection open, ByteBuffer batch) throws SQLException {
        try (Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            copy(open, COPY_ARRIVALS, batch);
            int added = statement.executeUpdate(TAKE_ARRIVALS);
            open.commit();
            open.setAutoCommit(true);
            return added;
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static void copy(Connection open, String sql, ByteBuffer batch) throws SQLException {
        CopyIn copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(batch.array(), batch.arrayOffset(), batch.limit());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
            try (Statement statement = open.createStatement()) {
                statement.execute(MAKE_ARRIVALS);
            } catch (SQLException e) {
                close();
                throw e;
            }
        }
        return open;
    }

    /** Closes the connection; the next write makes a new one. */
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("closing a broken connection: {}", e.getMessage());
            }
        }
    }
}
