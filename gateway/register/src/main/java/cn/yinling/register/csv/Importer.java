package cn.yinling.register.csv;

import cn.yinling.register.Words;
import cn.yinling.runtime.database.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a file in, some hundred lines at a time. Stateless. */
final class Importer {
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    private static final int AT_ONCE = 500;
    private static final Words NOT_TAKEN =
            new Words("这一行无法存入：请检查内容", "the register does not take it as it is: check it");

    private final Database database;

    Importer(Database database) {
        this.database = database;
    }

    ImportReport take(Path file, Lines lines, ImportMode mode) throws IOException {
        try (CsvSource source = new CsvSource(file, lines)) {
            return switch (mode) {
                case EACH_LINE -> each(source, lines);
                case ALL_OR_NOTHING -> together(source, lines, false);
                case DRY_RUN -> together(source, lines, true);
            };
        } catch (CsvSource.UnreadableFileException e) {
            Tally tally = new Tally();
            tally.refuse(1, e.why());
            return tally.report(false, 0, List.of());
        }
    }

    private ImportReport each(CsvSource source, Lines lines) {
        Tally tally = new Tally();
        int count = 0;
        for (List<Row> rows = next(source, tally); !rows.isEmpty(); rows = next(source, tally)) {
            List<Row> some = rows;
            tally.add(
                    database.jdbiForLongWork().inTransaction(handle -> take(handle, lines, some)));
            count += some.size();
        }
        return tally.report(true, count, source.ignored());
    }

    private ImportReport together(CsvSource source, Lines lines, boolean isDry) {
        return database.jdbiForLongWork()
                .inTransaction(handle -> {
                    Tally tally = new Tally();
                    int count = 0;
                    for (List<Row> rows = next(source, tally);
                            !rows.isEmpty();
                            rows = next(source, tally)) {
                        tally.add(take(handle, lines, rows));
                        count += rows.size();
                    }
                    boolean isApplied = !isDry && !tally.hasRefused();
                    if (!isApplied) {
                        handle.rollback();
                    }
                    return tally.report(isApplied, count, source.ignored());
                });
    }

    private static List<Row> next(CsvSource source, Tally tally) {
        List<Row> rows = new ArrayList<>(AT_ONCE);
        for (Row row = source.row(tally); row != null; row = source.row(tally)) {
            rows.add(row);
            if (rows.size() == AT_ONCE) {
                break;
            }
        }
        return rows;
    }

    /** All of them, or where the database refuses that, each alone. */
    private static Tally take(Handle handle, Lines lines, List<Row> rows) {
        Tally tally = attempt(handle, lines, rows);
        if (tally != null) {
            return tally;
        }
        Tally each = new Tally();
        for (Row row : rows) {
            Tally one = attempt(handle, lines, List.of(row));
            if (one == null) {
                each.refuse(row.number(), NOT_TAKEN);
            } else {
                each.add(one);
            }
        }
        return each;
    }

    private static @Nullable Tally attempt(Handle handle, Lines lines, List<Row> rows) {
        handle.savepoint("lines");
        try {
            Tally tally = lines.take(handle, rows);
            handle.releaseSavepoint("lines");
            return tally;
        } catch (UnableToExecuteStatementException e) {
            // Without its message, which quotes the row.
            LOG.debug("{} lines were refused by the database", rows.size());
            handle.rollbackToSavepoint("lines");
            return null;
        }
    }
}
