package cn.yinling.hub.readings;

import cn.yinling.hub.sessions.Gate;
import cn.yinling.hub.sessions.Publication;
import cn.yinling.runtime.database.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readings between the sockets and the store. The queue is bounded by {@link Gate}: when it is
 * full, bulk senders are read no further. Thread-safe.
 */
public final class ReadingLane implements AutoCloseable {
    static final Logger LOG = LoggerFactory.getLogger(ReadingLane.class);

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(3);

    /** A reading and whoever waits for it. */
    record Arrival(ReadingRow row, Publication publication) {}

    private final ReadingsConfig config;
    private final Gate gate;
    private final ReadingMeters meters;
    private final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final List<ReadingWriter> writers = new ArrayList<>();
    private volatile boolean closed;

    private ReadingLane(ReadingsConfig config, Gate gate, MeterRegistry registry) {
        this.config = config;
        this.gate = gate;
        this.meters = new ReadingMeters(registry, queue::size, gate::waiting);
    }

    /** Starts the writers, which wait for the database. */
    public static ReadingLane start(
            ReadingsConfig config, Database database, Gate gate, MeterRegistry registry) {
        ReadingLane lane = new ReadingLane(config, gate, registry);
        for (int i = 1; i <= config.writers(); i++) {
            lane.writers.add(ReadingWriter.start(lane, i, new ReadingStore(database)));
        }
        return lane;
    }

    /** Takes a reading; never blocks. Its sender is acknowledged when it is durable. */
    public void put(ReadingRow row, Publication publication) {
        queue.add(new Arrival(row, publication));
        if (queue.size() >= config.queueMost()) {
            gate.shut();
        }
    }

    /** Messages made durable since the start, repeated ones included. */
    public long committed() {
        return meters.committed();
    }

    /** Why nothing is stored now, or null. */
    public @Nullable String problem() {
        return writers.stream()
                .map(ReadingWriter::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What is queued, up to a batch; waits a moment where there is nothing. Empty at the end. */
    List<Arrival> next() throws InterruptedException {
        List<Arrival> batch = new ArrayList<>();
        Arrival first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, config.batchMost() - 1);
        }
        if (queue.size() <= config.queueMost() / 2) {
            gate.open();
        }
        return batch;
    }

    boolean isClosed() {
        return closed;
    }

    ReadingMeters meters() {
        return meters;
    }

    /**
     * Stores what is queued, within a few seconds, and ends the writers. What is not stored is not
     * acknowledged.
     */
    @Override
    public void close() {
        closed = true;
        writers.forEach(writer -> writer.join(LONGEST_DRAIN));
    }
}
