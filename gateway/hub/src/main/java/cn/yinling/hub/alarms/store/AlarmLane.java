package cn.yinling.hub.alarms.store;

import cn.yinling.hub.sessions.Answers;
import cn.yinling.hub.sessions.Refusal;
import cn.yinling.hub.sessions.Submission;
import cn.yinling.hub.spool.Backlog;
import cn.yinling.hub.spool.Spool;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import cn.yinling.runtime.process.Batches;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one connection that makes alarms durable, a small batch a commit, beside the
 * readings and never behind them; in a spool of their own while the database is away. It outlives
 * every failure and keeps its batch. Thread-safe.
 */
public final class AlarmLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLane.class);
    private static final int BATCH_MOST = 256;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(3);

    private final Backlog<List<AlarmWork>> backlog;
    private final AlarmSink sink;
    private final Follow follow;
    private final BlockingQueue<AlarmWork> queue = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("alarms").unstarted(this::run);
    private volatile @Nullable String problem;
    private volatile boolean closed;

    /**
     * A lane that is not started yet; it has looked through the spool.
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
        backlog.forEach(batch -> batch.forEach(follower::spooled));
    }

    /** Begins to store. */
    public void start() {
        thread.start();
        backlog.start();
    }

    /** Makes that durable, in the order in which it is put. Never blocks. */
    public void put(AlarmWork work) {
        queue.add(work);
    }

    /** Why alarms do not reach the database now, or null. */
    public @Nullable String problem() {
        String nowhere = problem;
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

    private void run() {
        try (sink) {
            boolean isOver = false;
            while (!isOver) {
                isOver = closed;
                List<AlarmWork> batch = Batches.next(queue, BATCH_MOST);
                if (!batch.isEmpty()) {
                    isOver = false;
                    makeDurable(batch);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("alarm lane ended");
        }
    }

    /** An alarm is never given up: whatever fails is tried again until it is done. */
    private void makeDurable(List<AlarmWork> batch) throws InterruptedException {
        while (!isDurable(batch)) {
            if (closed) {
                throw new InterruptedException("closed without a place to store");
            }
            Thread.sleep(PAUSE);
        }
    }

    /** False where neither database nor spool takes it now. */
    private boolean isDurable(List<AlarmWork> batch) {
        while (true) {
            try {
                if (backlog.keep(batch)) {
                    acknowledge(batch, List.of());
                } else {
                    Stored stored = sink.store(batch);
                    acknowledge(batch, stored.unstorable());
                    follow.stored(batch, stored, sink);
                }
                return true;
            } catch (DatabaseAwayException e) {
                backlog.databaseIsAway(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                held(e);
                return false;
            }
        }
    }

    private void acknowledge(List<AlarmWork> batch, List<AlarmWork> unstorable) {
        if (problem != null) {
            problem = null;
            LOG.info("alarms are stored again");
        }
        Answers answers = new Answers();
        for (AlarmWork work : batch) {
            Submission submission = work.submission();
            if (submission != null && unstorable.contains(work)) {
                submission.refuse(Refusal.UNSTORABLE, "the alarm cannot be stored");
            } else if (submission != null) {
                answers.add(submission);
            }
        }
        answers.send();
    }

    private void held(IOException why) {
        if (problem == null) {
            LOG.error(
                    "alarms can be stored nowhere, the hotline is told all the same: {}",
                    why.getMessage());
        }
        problem =
                "alarms are not acknowledged, the hotline is told all the same: "
                        + why.getMessage();
    }

    /** Stores what is queued, within a few seconds, and ends the threads. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(LONGEST_DRAIN)) {
                thread.interrupt();
                thread.join(LONGEST_DRAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        backlog.close();
    }
}
