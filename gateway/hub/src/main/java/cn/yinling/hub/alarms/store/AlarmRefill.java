package cn.yinling.hub.alarms.store;

import cn.yinling.hub.spool.Refill;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Brings alarms from the spool into the database, and takes up what an earlier hub left open there.
 * Not thread-safe.
 */
final class AlarmRefill implements Refill<List<AlarmWork>> {
    private final AlarmSink sink;
    private final Follow follow;
    private final Supplier<Instant> newsSince;
    private boolean wasReached;

    AlarmRefill(AlarmSink sink, Follow follow, Supplier<Instant> newsSince) {
        this.sink = sink;
        this.follow = follow;
        this.newsSince = newsSince;
    }

    @Override
    public void probe() {
        if (!wasReached) {
            follow.found(sink.left(newsSince.get()));
            wasReached = true;
        }
        follow.count(sink);
    }

    @Override
    public void store(List<List<AlarmWork>> batches) {
        List<AlarmWork> batch = batches.stream().flatMap(List::stream).toList();
        follow.stored(batch, sink.store(batch), sink);
    }

    @Override
    public void close() {
        sink.close();
    }
}
