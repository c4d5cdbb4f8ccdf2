package cn.yinling.hub.alarms;

import cn.yinling.hub.spool.Refill;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Brings alarms from the spool into the database, and takes up what an earlier hub left open there.
 * Not thread-safe.
 */
final class AlarmRefill implements Refill<List<AlarmWork>> {
    private final AlarmSink sink;
    private final StoredAlarms stored;
    private final Consumer<Handle> onFirstReached;
    private boolean wasReached;

    AlarmRefill(AlarmSink sink, StoredAlarms stored, Consumer<Handle> onFirstReached) {
        this.sink = sink;
        this.stored = stored;
        this.onFirstReached = onFirstReached;
    }

    @Override
    public void probe() {
        if (!wasReached) {
            sink.look(onFirstReached);
            wasReached = true;
        }
        stored.begin(sink);
    }

    @Override
    public void store(List<List<AlarmWork>> batches) {
        List<AlarmWork> batch = batches.stream().flatMap(List::stream).toList();
        stored.note(batch, sink.store(batch), sink);
    }

    @Override
    public void close() {
        sink.close();
    }
}
