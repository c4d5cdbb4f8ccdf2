package cn.yinling.hub.readings;

import cn.yinling.hub.doors.Answers;
import cn.yinling.hub.doors.Part;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.readings.ReadingLane.Arrival;
import cn.yinling.hub.spool.Backlog;
import cn.yinling.runtime.database.DatabaseAwayException;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that makes batches durable: in the database by a connection of its own, or in the
 * spool while the database is away. Where neither takes a batch it is kept, and nobody
 * acknowledged.
 */
final class ReadingWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingWriter.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ReadingLane lane;
    private final Backlog<List<ReadingRow>> backlog;
    private final RowSink sink;
    private final Worker worker;

    /** What it took and has not dealt with; whatever fails, it is tried again. */
    private List<Arrival> batch = List.of();

    private volatile @Nullable String problem;

    private ReadingWriter(
            ReadingLane lane, int number, Backlog<List<ReadingRow>> backlog, RowSink sink) {
        this.lane = lane;
        this.backlog = backlog;
        this.sink = sink;
        this.worker = Worker.vital("readings-" + number, new Storing());
    }

    static ReadingWriter start(
            ReadingLane lane, int number, Backlog<List<ReadingRow>> backlog, RowSink sink) {
        ReadingWriter writer = new ReadingWriter(lane, number, backlog, sink);
        writer.worker.start();
        return writer;
    }

    /** Why it can make nothing durable now, or null. */
    @Nullable String problem() {
        String nowhere = problem;
        return nowhere == null ? worker.problem() : nowhere;
    }

    /** Stores what is queued, for so long at most, and ends. */
    void finish(Duration longest) {
        worker.finish(longest);
    }

    private final class Storing implements Work {
        @Override
        public void turn() throws InterruptedException {
            if (batch.isEmpty()) {
                batch = lane.next();
            }
            if (!batch.isEmpty()) {
                makeDurable();
                batch = List.of();
            }
        }

        @Override
        public boolean isIdle() {
            return lane.isEmpty();
        }

        @Override
        public void end() {
            sink.close();
        }
    }

    private void makeDurable() throws InterruptedException {
        long began = System.nanoTime();
        while (!isDurable()) {
            if (lane.isClosed()) {
                throw new InterruptedException("closed without a place to store");
            }
            Thread.sleep(PAUSE);
            if (System.nanoTime() - began > lane.patience().toNanos()) {
                lane.putBack(turnAway());
                return;
            }
        }
    }

    /** False where neither database nor spool takes it now. */
    private boolean isDurable() {
        List<ReadingRow> rows = batch.stream().map(Arrival::row).toList();
        while (true) {
            try {
                if (backlog.keep(rows)) {
                    lane.meters().spooled(rows.size());
                    rows.forEach(lane.lastVitals()::stored);
                    acknowledge(List.of());
                } else {
                    acknowledge(stored(rows).unstorable());
                }
                return true;
            } catch (DatabaseAwayException e) {
                lane.meters().failed();
                backlog.databaseIsAway(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                held(e);
                return false;
            }
        }
    }

    private RowSink.Stored stored(List<ReadingRow> rows) {
        long began = System.nanoTime();
        RowSink.Stored stored = sink.store(rows);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        lane.meters().committed(rows.size(), stored.added().size(), took);
        stored.added().forEach(lane.lastVitals()::stored);
        return stored;
    }

    private void acknowledge(List<ReadingRow> unstorable) {
        if (problem != null) {
            problem = null;
            LOG.info("{} stores again", worker.name());
        }
        Set<ReadingRow> refused = byIdentity(unstorable);
        Answers answers = new Answers();
        for (Arrival arrival : batch) {
            if (refused.contains(arrival.row())) {
                arrival.submission().refuse(Refusal.UNSTORABLE, "the reading cannot be stored");
            } else {
                answers.add(arrival.submission(), Part.Itself.ITSELF);
            }
        }
        answers.send();
        batch.forEach(lane::done); // at the end, once: what failed before is tried again
    }

    /** Most batches have none, and an identity hash is not free. */
    private static Set<ReadingRow> byIdentity(List<ReadingRow> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        Set<ReadingRow> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(rows);
        return set;
    }

    /** Neither database nor spool: what is queued stays unanswered, and the gate will shut. */
    private void held(IOException why) {
        if (problem == null) {
            LOG.error(
                    "{} can store nowhere, and acknowledges nothing: {}",
                    worker.name(),
                    why.getMessage());
        }
        problem = "readings are kept back and not acknowledged: " + why.getMessage();
    }

    /** Tells the senders that can be told; the others wait. */
    private List<Arrival> turnAway() {
        return batch.stream().filter(arrival -> !isToldToComeAgain(arrival)).toList();
    }

    private boolean isToldToComeAgain(Arrival arrival) {
        boolean isTold =
                arrival.submission()
                        .postpone("there is no room to store this now: keep it and send it again");
        if (isTold) {
            lane.done(arrival);
        }
        return isTold;
    }
}
