package cn.yinling.hub.readings;

import cn.yinling.hub.doors.DeadLetterBox;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.spool.Backlog;
import cn.yinling.hub.spool.Spool;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Batches;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Readings between the sockets and the store. The queue is bounded by {@link Gate}: when it is
 * full, bulk senders are read no further. Thread-safe.
 */
public final class ReadingLane implements AutoCloseable {
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(3);

    /**
     * A reading and whoever waits for it.
     *
     * @param second by which {@link Outstanding} knows it
     */
    record Arrival(ReadingRow row, Submission submission, int second) {}

    private final ReadingsConfig config;
    private final Gate gate;
    private final ReadingMeters meters;
    private final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
    private final List<ReadingWriter> writers = new ArrayList<>();
    private final DeviceClocks clocks;
    private final InstantSource clock;
    private final Outstanding outstanding;
    private final LastVitals lastVitals;
    private final Backlog<List<ReadingRow>> backlog;
    private volatile boolean closed;

    private ReadingLane(
            ReadingsConfig config,
            Database database,
            Spool spool,
            Gate gate,
            DeadLetterBox deadLetters,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock) {
        this.clock = clock;
        this.outstanding = new Outstanding(clock.instant());
        this.config = config;
        this.lastVitals = lastVitals;
        this.gate = gate;
        this.meters = new ReadingMeters(registry, queue::size, gate::waiting);
        this.clocks = new DeviceClocks(config, registry);
        ReadingRefill refill =
                new ReadingRefill(
                        new RowSink(new ReadingStore(database)),
                        meters,
                        deadLetters,
                        () -> new ClockStore(database.jdbi()).all().forEach(clocks::restore));
        this.backlog =
                new Backlog<>(
                        "readings",
                        Backlog.Order.FREE,
                        spool,
                        new SpooledReadings(),
                        refill,
                        registry);
    }

    /**
     * Starts the writers, which use the spool until the database is there.
     *
     * @param lastVitals told of each row that is stored, before its sender is
     */
    public static ReadingLane start(
            ReadingsConfig config,
            Database database,
            Spool spool,
            Gate gate,
            DeadLetterBox deadLetters,
            LastVitals lastVitals,
            MeterRegistry registry,
            InstantSource clock) {
        ReadingLane lane =
                new ReadingLane(
                        config, database, spool, gate, deadLetters, lastVitals, registry, clock);
        for (int i = 1; i <= config.writers(); i++) {
            RowSink sink = new RowSink(new ReadingStore(database));
            lane.writers.add(ReadingWriter.start(lane, i, lane.backlog, sink));
        }
        lane.backlog.forEach(lane.clocks::restore);
        lane.backlog.start();
        return lane;
    }

    /** How far behind a device's clock is that is wrong, or null. */
    public @Nullable Duration clockBehind(DeviceId device) {
        return clocks.behind(device);
    }

    /** Whether that can have been the time of something that came then. */
    public boolean isPossible(Instant said, Instant receivedAt) {
        return clocks.isPossible(said, receivedAt);
    }

    /** The row of a reading, with its time corrected where the device's clock is wrong. */
    public ReadingRow row(DeviceId device, Reading reading, Instant receivedAt) {
        return clocks.row(device, reading, receivedAt);
    }

    /** Takes a reading; never blocks. Its sender is acknowledged when it is durable. */
    public void put(ReadingRow row, Submission submission) {
        queue.add(new Arrival(row, submission, outstanding.add()));
        if (queue.size() >= config.queueMost()) {
            gate.shut();
        }
    }

    /** Takes back what could not be stored; it waits behind the others. */
    void putBack(List<Arrival> batch) {
        queue.addAll(batch);
    }

    /** It is durable, or its sender was told that it is not. */
    void done(Arrival arrival) {
        outstanding.done(arrival.second());
    }

    /** Every reading that had come before is durable. */
    public Instant durableBefore() {
        return outstanding.durableBefore(clock.instant());
    }

    /** Messages made durable since the start, repeated ones included. */
    public long committed() {
        return meters.committed();
    }

    /** Why nothing reaches the database now, or null. */
    public @Nullable String problem() {
        return writers.stream()
                .map(ReadingWriter::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(backlog::problem);
    }

    /** Completes when readings go to the database for the first time. */
    public CompletableFuture<Void> whenReached() {
        return backlog.whenReached();
    }

    /** Batches that wait in the spool for the database. */
    public long spooled() {
        return backlog.records();
    }

    /** What is queued, up to a batch; waits a moment where there is nothing. Empty at the end. */
    List<Arrival> next() throws InterruptedException {
        List<Arrival> batch = Batches.next(queue, config.batchMost());
        if (queue.size() <= config.queueMost() / 2) {
            gate.open();
        }
        return batch;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    Duration patience() {
        return config.patience();
    }

    ReadingMeters meters() {
        return meters;
    }

    LastVitals lastVitals() {
        return lastVitals;
    }

    /**
     * Stores what is queued, within a few seconds, and ends the writers. What is not stored is not
     * acknowledged.
     */
    @Override
    public void close() {
        closed = true;
        writers.forEach(writer -> writer.finish(LONGEST_DRAIN));
        backlog.close();
    }
}
