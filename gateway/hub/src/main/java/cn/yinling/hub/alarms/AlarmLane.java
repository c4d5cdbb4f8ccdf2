package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Answers;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one connection that makes alarms durable, a small batch a commit, beside the
 * readings and never behind them. It outlives every failure and keeps its batch. Thread-safe.
 */
final class AlarmLane implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLane.class);
    private static final int BATCH_MOST = 256;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(3);

    private final Database database;
    private final AlarmMeters meters;
    private final InstantSource clock;
    private final Consumer<Handle> onReady;
    private final Consumer<String> onTaken;
    private final AlarmStore store = new AlarmStore();
    private final BlockingQueue<AlarmWork> queue = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("alarms").unstarted(this::run);
    private @Nullable Handle handle;
    private boolean isLogged;
    private volatile @Nullable String problem;
    private volatile int open;
    private volatile boolean closed;

    /**
     * A lane that is not started yet.
     *
     * @param onReady called once, with the first connection, before anything is stored
     * @param onTaken called for an alarm that came again and was taken before
     */
    AlarmLane(
            Database database,
            AlarmMeters meters,
            InstantSource clock,
            Consumer<Handle> onReady,
            Consumer<String> onTaken) {
        this.database = database;
        this.meters = meters;
        this.clock = clock;
        this.onReady = onReady;
        this.onTaken = onTaken;
    }

    void start() {
        thread.start();
    }

    void put(AlarmWork work) {
        queue.add(work);
    }

    /** How many alarms are not closed. */
    int open() {
        return open;
    }

    /** Why it cannot store now, or null. */
    @Nullable String problem() {
        return problem;
    }

    private void run() {
        try {
            untilDone("read the open alarms", onReady);
            untilDone("count the open alarms", opened -> open = store.open(opened));
            boolean isOver = false;
            while (!isOver) {
                isOver = closed;
                List<AlarmWork> batch = next();
                if (!batch.isEmpty()) {
                    isOver = false;
                    untilDone("store alarms", opened -> store(opened, batch));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("alarm lane ended");
        } finally {
            drop();
        }
    }

    private List<AlarmWork> next() throws InterruptedException {
        List<AlarmWork> batch = new ArrayList<>();
        AlarmWork first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH_MOST - 1);
        }
        return batch;
    }

    /** An alarm is never given up: whatever fails is tried again until it is done. */
    private void untilDone(String what, Consumer<Handle> work) throws InterruptedException {
        while (true) {
            try {
                Handle opened = handle == null ? database.jdbi().open() : handle;
                handle = opened;
                work.accept(opened);
                recovered();
                return;
            } catch (RuntimeException e) {
                drop();
                meters.failed();
                failed(what, e);
            }
            if (closed) {
                throw new InterruptedException("closed while the database is away");
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Logs it once, without the message, which would quote the row. */
    private void failed(String what, RuntimeException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String why =
                cause instanceof PSQLException sql
                        ? "SQLSTATE " + sql.getSQLState()
                        : cause.getClass().getSimpleName();
        String now = "cannot %s, the hotline is told all the same: %s".formatted(what, why);
        if (!now.equals(problem) && !(cause instanceof DatabaseAwayException)) {
            LOG.warn("alarms: {}", now);
            isLogged = true;
        }
        problem = now;
    }

    private void recovered() {
        problem = null;
        if (isLogged) {
            isLogged = false;
            LOG.info("alarms are stored again");
        }
    }

    /** One commit, whatever the batch holds; a single statement is its own. */
    private void store(Handle opened, List<AlarmWork> batch) {
        List<AlarmWork.Raised> raised = new ArrayList<>();
        for (AlarmWork work : batch) {
            if (work instanceof AlarmWork.Raised one) {
                raised.add(one);
            }
        }
        List<AlarmWork.Raised> added =
                batch.size() == 1
                        ? write(opened, raised, batch)
                        : opened.inTransaction(handle -> write(handle, raised, batch));
        answer(batch);
        measure(opened, raised, added);
        open = store.open(opened);
    }

    private List<AlarmWork.Raised> write(
            Handle handle, List<AlarmWork.Raised> raised, List<AlarmWork> batch) {
        List<AlarmWork.Raised> added = raised.isEmpty() ? List.of() : store.add(handle, raised);
        for (AlarmWork work : batch) {
            switch (work) {
                case AlarmWork.Raised _ -> {}
                case AlarmWork.Taken taken -> store.take(handle, taken);
                case AlarmWork.Moved moved -> {
                    if (!store.move(handle, moved.state())) {
                        LOG.warn("no alarm {} to move", moved.state().alarmId());
                    }
                }
            }
        }
        return added;
    }

    private static void answer(List<AlarmWork> batch) {
        Answers answers = new Answers();
        for (AlarmWork work : batch) {
            switch (work) {
                case AlarmWork.Raised raised -> answers.add(raised.publication());
                case AlarmWork.Taken _ -> {}
                case AlarmWork.Moved moved -> answers.add(moved.publication());
            }
        }
        answers.send();
    }

    private void measure(
            Handle opened, List<AlarmWork.Raised> raised, List<AlarmWork.Raised> added) {
        for (AlarmWork.Raised one : added) {
            LOG.info("alarm {} is stored", one.alarm().alarmId());
            meters.committed(Duration.between(one.alarm().receivedAt(), clock.instant()));
        }
        meters.raised(added.size());
        meters.repeated(raised.size() - added.size());
        if (added.size() < raised.size()) {
            List<String> ids = raised.stream().map(one -> one.alarm().alarmId()).toList();
            store.takenAmong(opened, ids).forEach(onTaken);
        }
    }

    private void drop() {
        Handle broken = handle;
        handle = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (RuntimeException e) {
                LOG.debug("closing a broken connection: {}", e.getMessage());
            }
        }
    }

    /** Stores what is queued, within a few seconds, and ends the thread. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(LONGEST_DRAIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
