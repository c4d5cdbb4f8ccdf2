package cn.yinling.simulators.pbx;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which everything in the exchange happens, so that events have one order for
 * everybody. Failures are counted and logged, and never end it.
 */
final class Switchboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("pbx").factory());
    private final CopyOnWriteArrayList<AmiSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicLong failures = new AtomicLong();

    Switchboard() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void run(Runnable task) {
        try {
            thread.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("the exchange is closed");
        }
    }

    Future<?> runAfter(Duration delay, Runnable task) {
        return thread.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            LOG.error("the exchange failed at something", e);
        }
    }

    long failures() {
        return failures.get();
    }

    void joined(AmiSession session) {
        sessions.add(session);
    }

    void left(AmiSession session) {
        sessions.remove(session);
    }

    void publish(EventKind kind, AmiBlock event) {
        String text = event.text();
        for (AmiSession session : sessions) {
            session.offer(kind, text);
        }
    }

    /** Lets what is waiting be done and sent, then closes every session and ends the thread. */
    @Override
    public void close() {
        run(() -> sessions.forEach(AmiSession::finish));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the exchange does not end, broken off");
                thread.shutdownNow();
            }
            for (AmiSession session : sessions) {
                session.awaitSent(CLOSING);
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        sessions.forEach(AmiSession::close);
    }
}
