package cn.yinling.runtime.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks that a loop takes again and again, and at once where somebody asks for one. Thread-safe;
 * the loop is one thread.
 */
public final class Looks {
    private final Semaphore asked = new Semaphore(0);
    private final AtomicReference<CompletableFuture<Void>> next =
            new AtomicReference<>(new CompletableFuture<>());

    /** Asks for a look. The future completes when one that began after this call is over. */
    public CompletableFuture<Void> ask() {
        CompletableFuture<Void> look = next.get();
        asked.release();
        return look.copy();
    }

    /** Takes a look; whoever has asked until now is told when it is over, however it ends. */
    public void take(Runnable look) {
        asked.drainPermits();
        CompletableFuture<Void> mine = next.getAndSet(new CompletableFuture<>());
        try {
            look.run();
        } finally {
            mine.complete(null);
        }
    }

    /** Waits until somebody asks, or so long. */
    public void rest(Duration longest) throws InterruptedException {
        asked.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody looks any more, and nobody shall wait for it. */
    public void end() {
        next.get().complete(null);
    }
}
