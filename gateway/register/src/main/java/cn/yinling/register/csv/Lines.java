package cn.yinling.register.csv;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a file's lines are, for one import. Not thread-safe. */
interface Lines {
    List<Column> columns();

    /** The columns without which no line can be taken. */
    List<String> needed();

    /** Writes what is new or different; may be asked for the same lines again after a rollback. */
    Tally take(Handle handle, List<Row> rows);
}
