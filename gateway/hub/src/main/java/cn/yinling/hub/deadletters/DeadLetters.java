package cn.yinling.hub.deadletters;

import cn.yinling.hub.doors.DeadLetter;
import cn.yinling.hub.doors.DeadLetterBox;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.process.Batches;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what was refused, behind everything else: a bounded queue and one thread. While the
 * database is away it keeps what fits and counts what does not. Thread-safe.
 */
public final class DeadLetters implements DeadLetterBox, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int QUEUE_MOST = 1000;
    private static final int BATCH_MOST = 200;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);

    private final DeadLettersConfig config;
    private final Database database;
    private final InstantSource clock;
    private final Allowance allowance;
    private final DeadLetterStore store = new DeadLetterStore();
    private final BlockingQueue<DeadLetter> queue = new ArrayBlockingQueue<>(QUEUE_MOST);
    private final Counter surplus;
    private final Counter dropped;
    private final Worker worker = Worker.ancillary("dead-letters", new Keeping());
    private List<DeadLetter> batch = List.of();
    private int tries;
    private Instant tidyAt = Instant.MIN;
    private volatile boolean closed;

    private DeadLetters(
            DeadLettersConfig config,
            Database database,
            MeterRegistry meters,
            InstantSource clock) {
        this.config = config;
        this.database = database;
        this.clock = clock;
        allowance = new Allowance(config.perMinute());
        surplus = meters.counter("yinling.deadletters.surplus");
        dropped = meters.counter("yinling.deadletters.dropped");
    }

    /** Starts the thread, which waits for the database. */
    public static DeadLetters start(
            DeadLettersConfig config,
            Database database,
            MeterRegistry meters,
            InstantSource clock) {
        DeadLetters letters = new DeadLetters(config, database, meters, clock);
        letters.worker.start();
        return letters;
    }

    @Override
    public void keep(DeadLetter letter) {
        if (!allowance.take(letter)) {
            surplus.increment();
        } else if (!queue.offer(letter)) {
            dropped.increment();
        }
    }

    /** How many were not kept because their device had sent so many within a minute. */
    long surplus() {
        return (long) surplus.count();
    }

    /** How many were lost because the database did not take them in time. */
    long dropped() {
        return (long) dropped.count();
    }

    private final class Keeping implements Work {
        @Override
        public void turn() throws InterruptedException {
            if (batch.isEmpty()) {
                batch = Batches.next(queue, BATCH_MOST);
                tries = 0;
            }
            if (!batch.isEmpty()) {
                store();
                batch = List.of();
            }
            tidyIfDue();
        }

        @Override
        public boolean isIdle() {
            return queue.isEmpty();
        }

        @Override
        public void end() {
            int lost = batch.size() + queue.size();
            dropped.increment(lost);
            LOG.debug("dead letters ended, {} not stored", lost);
        }
    }

    /**
     * Waits for the database as long as it is away; what it will not have is not tried for ever.
     */
    private void store() throws InterruptedException {
        while (true) {
            try {
                store.add(database.jdbi(), batch);
                return;
            } catch (RuntimeException e) {
                tries = database.isReady() ? tries + 1 : 0;
                if (tries == TRIES || closed) {
                    dropped.increment(batch.size());
                    LOG.warn("{} dead letters are lost: {}", batch.size(), kind(e));
                    return;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private void tidyIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(tidyAt) || !database.isReady()) {
            return;
        }
        tidyAt = now.plus(TIDY_EVERY);
        try {
            int deleted =
                    store.tidy(
                            database.jdbiForLongWork(),
                            now.minus(config.keepFor()),
                            config.keepMost());
            LOG.debug("{} old dead letters deleted", deleted);
        } catch (RuntimeException e) {
            LOG.warn("old dead letters are not deleted, tried again in a minute: {}", kind(e));
        }
    }

    /** Without the message, which would quote the row. */
    private static String kind(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }

    /** Stores what is queued, within a few seconds, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        worker.finish(LONGEST_DRAIN);
    }
}
