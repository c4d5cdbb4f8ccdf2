package cn.yinling.hub.history;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Waits for the transactions that were writing when it was called. A row that is not late when it
 * is written may still be committed later than its minute is rolled up; after this wait it cannot.
 * Writers wait for nobody.
 */
final class OpenWriters {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String NEXT =
            """
            select cast(pg_snapshot_xmax(pg_current_snapshot()) as text)
            """;
    private static final String ARE_OVER =
            """
            select pg_snapshot_xmin(pg_current_snapshot()) >= cast(:next as xid8)
            """;

    private final Duration patience;

    OpenWriters(Duration patience) {
        this.patience = patience;
    }

    /**
     * Returns when they have ended.
     *
     * @throws IllegalStateException where they take too long; it may be tried again any time
     */
    void awaitEnd(Handle handle) {
        String next = handle.createQuery(NEXT).mapTo(String.class).one();
        long end = System.nanoTime() + patience.toNanos();
        while (!areOver(handle, next)) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException(
                        "a transaction has been writing for more than %s".formatted(patience));
            }
            pause();
        }
    }

    private static boolean areOver(Handle handle, String next) {
        return handle.createQuery(ARE_OVER).bind("next", next).mapTo(Boolean.class).one();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others write", e);
        }
    }
}
