package cn.yinling.hub.readings;

import cn.yinling.runtime.database.Database;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** A batch takes a few milliseconds; a server that is silent for so long is away. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private static final String UNIQUE_VIOLATION = "23505";

    /** Of a constraint, and also PostgreSQL's answer to a row that no partition takes. */
    private static final String CHECK_VIOLATION = "23514";

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
            returning device_id, (extract(epoch from at) * 1000000)::bigint, seq
            """
                    .formatted(CopyEncoder.columns());

    private static final String NOTE_CLOCKS =
            """
            insert into device_clock (device_id, behind, found_at)
            select distinct on (device_id) device_id, at - device_at, received_at
              from arrival
             where device_at is not null
             order by device_id, received_at desc
                on conflict (device_id)
                do update set behind = excluded.behind, found_at = excluded.found_at
            """;
    private static final String MAKE_DAYS =
            """
            select make_reading_days(?)
            """;

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
     * @return those that were new
     * @throws SQLException where none of them is stored, or it is not known; writing them again
     *     does no harm
     */
    List<ReadingRow> write(List<ReadingRow> rows) throws SQLException {
        Connection open = connection();
        ByteBuffer batch = encoder.encode(rows);
        try {
            return copyOrMerge(open, rows, batch);
        } catch (SQLException e) {
            if (!CHECK_VIOLATION.equals(e.getSQLState())) {
                close();
                throw e;
            }
        }
        try {
            makeDays(open, rows);
            return copyOrMerge(open, rows, batch);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static List<ReadingRow> copyOrMerge(
            Connection open, List<ReadingRow> rows, ByteBuffer batch) throws SQLException {
        if (rows.stream().anyMatch(row -> row.deviceAt() != null)) {
            return merge(open, rows, batch);
        }
        try {
            copy(open, COPY, batch);
            return rows;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return merge(open, rows, batch);
            }
            throw e;
        }
    }

    /** Slower: by way of a temporary table. Corrections of clocks are noted with their rows. */
    private static List<ReadingRow> merge(Connection open, List<ReadingRow> rows, ByteBuffer batch)
            throws SQLException {
        open.setAutoCommit(false);
        try (Statement statement = open.createStatement()) {
            copy(open, COPY_ARRIVALS, batch);
            Set<ReadingRow.Key> taken = takeArrivals(statement);
            statement.executeUpdate(NOTE_CLOCKS);
            open.commit();
            return rows.stream().filter(row -> taken.remove(row.key())).toList();
        } catch (SQLException e) {
            rollBack(open, e);
            throw e;
        } finally {
            open.setAutoCommit(true);
        }
    }

    private static Set<ReadingRow.Key> takeArrivals(Statement statement) throws SQLException {
        Set<ReadingRow.Key> taken = new HashSet<>();
        try (ResultSet rows = statement.executeQuery(TAKE_ARRIVALS)) {
            while (rows.next()) {
                taken.add(new ReadingRow.Key(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return taken;
    }

    private static void rollBack(Connection open, SQLException failure) {
        try {
            open.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Late rows may be of a day that has no partition; without partitions this does nothing. */
    private static void makeDays(Connection open, List<ReadingRow> rows) throws SQLException {
        Object[] days =
                rows.stream()
                        .map(row -> LocalDate.ofInstant(row.reading().at(), ZoneOffset.UTC))
                        .distinct()
                        .map(LocalDate::toString)
                        .toArray();
        try (PreparedStatement statement = open.prepareStatement(MAKE_DAYS)) {
            statement.setArray(1, open.createArrayOf("date", days));
            statement.execute();
        }
    }

    private static long copy(Connection open, String sql, ByteBuffer batch) throws SQLException {
        CopyIn copy = open.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(batch.array(), batch.arrayOffset(), batch.limit());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.connect(ANSWER_WITHIN);
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
