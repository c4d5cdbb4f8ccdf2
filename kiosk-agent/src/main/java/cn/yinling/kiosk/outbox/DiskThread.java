package cn.yinling.kiosk.outbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All work on the disk, one after the other, none of it waited for longer than two seconds. A
 * platform thread: a disk that hangs inside SQLite would pin a virtual thread's carrier, and a
 * kiosk may have one core. Thread-safe.
 */
final class DiskThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 64;
    private static final Duration WARM_WITHIN = Duration.ofSeconds(15);

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().daemon().name("outbox").factory());

    private final CompletableFuture<Void> warm;

    /**
     * Begins with {@code warmUp}, whose time is nobody's: on a slow kiosk it takes longer than a
     * disk may take to answer.
     */
    DiskThread(Runnable warmUp) {
        warm =
                CompletableFuture.runAsync(warmUp, thread)
                        .completeOnTimeout(null, WARM_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What {@code work} returns.
     *
     * @throws StorageAwayException where it failed or did not end in time; it may still end later
     */
    <T> T call(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            warm.get();
            thread.execute(task);
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StorageAwayException(reason(e), e);
        } catch (TimeoutException | RejectedExecutionException e) {
            thread.remove(task);
            throw new StorageAwayException("the disk does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageAwayException("interrupted", e);
        }
    }

    private static String reason(ExecutionException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest instanceof OutboxFullException
                ? String.valueOf(deepest.getMessage())
                : deepest.toString();
    }

    /** Does the last work and ends; a disk that hangs is left behind. */
    void close(Runnable last) {
        try {
            thread.execute(last);
        } catch (RejectedExecutionException e) {
            LOG.debug("closed with a silent disk", e);
        }
        close();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the outbox is not closed: the disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
