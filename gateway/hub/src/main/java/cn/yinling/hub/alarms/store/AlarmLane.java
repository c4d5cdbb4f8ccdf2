package cn.yinling.hub.alarms.store;

import cn.yinling.hub.doors.Answers;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.hub.spool.Backlog;
import cn.yinling.hub.spool.Spool;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import cn.yinling.runtime.process.Batches;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one connection that makes alarms durable, a small batch a commit, beside the
 * readings and never behind them; in a spool of their own while the database is away. It outlives
 * every failure and keeps its batch. Thread-safe.
 */
public final class AlarmLane implements AlarmQueue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLane.class);
    private static final int BATCH_MOST = 256;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(3);

    private final Backlog<List<AlarmWork>> backlog;
    private final AlarmSink sink;
    private final Follow follow;
    private final BlockingQueue<AlarmWork> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock order = new ReentrantLock();
    private final Worker worker = Worker.vital("alarms", new Storing());
    private volatile @Nullable String held;

    /**
     * A lane that is not started yet.
     *
     * @param newsFor how long what an agent did may still be news to a device
     */
    public AlarmLane(
            Database database,
            Spool spool,
            AlarmFollower follower,
            Duration newsFor,
            MeterRegistry meters,
            InstantSource clock) {
        this.follow = new Follow(follower);
        this.sink = new AlarmSink(database, clock);
        this.backlog =
                new Backlog<>(
                        "alarms",
                        Backlog.Order.KEPT,
                        spool,
                        new SpooledAlarms(),
                        new AlarmRefill(
                                new AlarmSink(database, clock),
                                follow,
                                () -> clock.instant().minus(newsFor)),
                        meters);
    }

    /**
     * Looks through the spool, by whose alarms something may be put here already, and begins to
     * store.
     */
    public void start() {
        backlog.forEach(batch -> batch.forEach(follow::spooled));
        worker.start();
        backlog.start();
    }

    @Override
    public void put(AlarmWork work) {
        putAfter(() -> {}, work);
    }

    @Override
    public void putAfter(Runnable first, AlarmWork work) {
        order.lock();
        try {
            first.run();
        } finally {
            queue.add(work);
            order.unlock();
        }
    }

    /** Why alarms do not reach the database now, or null. */
    public @Nullable String problem() {
        String nowhere = held == null ? worker.problem() : held;
        return nowhere == null ? backlog.problem() : nowhere;
    }

    /** Completes when alarms go to the database for the first time. */
    public CompletableFuture<Void> whenReached() {
        return backlog.whenReached();
    }

    /** How many alarms are not closed, as the database last said. */
    public int open() {
        return follow.open();
    }

    /** An alarm is never given up: whatever fails is tried again until it is done. */
    private final class Storing implements Work {
        private List<AlarmWork> batch = List.of();

        @Override
        public void turn() throws InterruptedException {
            if (batch.isEmpty()) {
                batch = Batches.next(queue, BATCH_MOST);
            }
            if (!batch.isEmpty() && !isDurable()) {
                Thread.sleep(PAUSE);
            }
        }

        /** False where neither database nor spool takes it now. */
        private boolean isDurable() {
            try {
                if (backlog.keep(batch)) {
                    acknowledge(done(), List.of());
                } else {
                    store();
                }
                return true;
            } catch (DatabaseAwayException e) {
                backlog.databaseIsAway(String.valueOf(e.getMessage()));
                return true; // to the spool with it, in the next turn
            } catch (IOException e) {
                held(e);
                return false;
            }
        }

        private void store() {
            Stored stored = sink.store(batch);
            List<AlarmWork> done = done();
            try {
                acknowledge(done, stored.unstorable());
            } finally {
                follow.stored(done, stored, sink);
            }
        }

        /** What is durable is not done again, whatever follows. */
        private List<AlarmWork> done() {
            List<AlarmWork> done = batch;
            batch = List.of();
            return done;
        }

        @Override
        public boolean isIdle() {
            return batch.isEmpty() && queue.isEmpty();
        }

        @Override
        public void end() {
            sink.close();
        }
    }

    private void acknowledge(List<AlarmWork> batch, List<AlarmWork> unstorable) {
        if (held != null) {
            held = null;
            LOG.info("alarms are stored again");
        }
        Answers answers = new Answers();
        for (AlarmWork work : batch) {
            Submission submission = work.submission();
            if (submission != null && unstorable.contains(work)) {
                submission.refuse(Refusal.UNSTORABLE, "the alarm cannot be stored");
            } else if (submission != null) {
                answers.add(submission, work.part());
            }
        }
        answers.send();
    }

    private void held(IOException why) {
        if (held == null) {
            LOG.error(
                    "alarms can be stored nowhere, the hotline is told all the same: {}",
                    why.getMessage());
        }
        held = "alarms are not acknowledged, the hotline is told all the same: " + why.getMessage();
    }

    /** Stores what is queued, within a few seconds, and ends the threads. */
    @Override
    public void close() {
        worker.finish(LONGEST_DRAIN);
        backlog.close();
    }
}
