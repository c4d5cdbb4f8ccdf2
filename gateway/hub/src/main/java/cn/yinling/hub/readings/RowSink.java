package cn.yinling.hub.readings;

import cn.yinling.runtime.database.DatabaseAwayException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores rows; finds those that the database will never have and stores the rest, so that one row
 * cannot hold a lane up. Not thread-safe.
 */
final class RowSink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RowSink.class);

    private final ReadingStore store;

    RowSink(ReadingStore store) {
        this.store = store;
    }

    /**
     * What became of a batch.
     *
     * @param added rows that were not there before
     * @param unstorable rows that are not there and never will be
     */
    record Stored(List<ReadingRow> added, List<ReadingRow> unstorable) {}

    /**
     * Makes the rows durable.
     *
     * @throws DatabaseAwayException where the database does not take them now; some may be there
     */
    Stored store(List<ReadingRow> rows) {
        List<ReadingRow> unstorable = new ArrayList<>();
        return new Stored(store(rows, unstorable), unstorable);
    }

    private List<ReadingRow> store(List<ReadingRow> rows, List<ReadingRow> unstorable) {
        try {
            return store.write(rows);
        } catch (SQLException e) {
            if (!isOfTheRows(e)) {
                throw new DatabaseAwayException(e);
            }
            return storeHalves(rows, unstorable, "SQLSTATE " + e.getSQLState());
        } catch (ArithmeticException e) {
            return storeHalves(rows, unstorable, "a time that PostgreSQL cannot hold");
        }
    }

    /** Data exceptions and violated constraints (SQL standard, classes 22 and 23). */
    private static boolean isOfTheRows(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private List<ReadingRow> storeHalves(
            List<ReadingRow> rows, List<ReadingRow> unstorable, String why) {
        if (rows.size() == 1) {
            // Without the message, which would quote the row.
            LOG.error("a reading of {} cannot be stored: {}", rows.getFirst().deviceId(), why);
            unstorable.add(rows.getFirst());
            return List.of();
        }
        int middle = rows.size() / 2;
        List<ReadingRow> added = new ArrayList<>(store(rows.subList(0, middle), unstorable));
        added.addAll(store(rows.subList(middle, rows.size()), unstorable));
        return added;
    }

    @Override
    public void close() {
        store.close();
    }
}
