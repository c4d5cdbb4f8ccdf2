package cn.yinling.hub.readings;

import cn.yinling.hub.spool.Refill;
import java.util.List;

/** Brings readings from the spool into the database. Not thread-safe. */
final class ReadingRefill implements Refill<List<ReadingRow>> {
    private final RowSink sink;
    private final ReadingMeters meters;
    private final Runnable onFirstReached;
    private boolean wasReached;

    ReadingRefill(RowSink sink, ReadingMeters meters, Runnable onFirstReached) {
        this.sink = sink;
        this.meters = meters;
        this.onFirstReached = onFirstReached;
    }

    /** Copies no rows: that needs a connection, the table and a server that takes writes. */
    @Override
    public void probe() {
        sink.store(List.of());
        if (!wasReached) {
            onFirstReached.run();
            wasReached = true;
        }
    }

    @Override
    public void store(List<ReadingRow> rows) {
        RowSink.Stored stored = sink.store(rows);
        meters.replayed(rows.size(), stored.added());
    }

    @Override
    public void close() {
        sink.close();
    }
}
