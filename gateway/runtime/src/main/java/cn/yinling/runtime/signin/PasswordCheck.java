package cn.yinling.runtime.signin;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a password is right. Each check takes a core for some 50 ms and 19 MiB, so they
 * have a few threads and a bounded queue of their own: however many sign in at once, nothing else
 * waits for them. Thread-safe, never blocks.
 */
public final class PasswordCheck {
    private static final int WAITING_MOST = 32;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor workers;
    private final String hashOfNobody = Passwords.hash("nobody");

    public PasswordCheck() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), WAITING_MOST);
    }

    PasswordCheck(int threads, int waitingMost) {
        workers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waitingMost),
                        Thread.ofPlatform().daemon().name("password-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** What became of a check. */
    public enum Judgement {
        RIGHT,
        WRONG,
        /** Not looked at: so many wait already that the answer would come too late. */
        BUSY
    }

    /**
     * Whether {@code hash} is of {@code password}.
     *
     * @param hash null for somebody there is not: wrong, after as long a time
     */
    public CompletableFuture<Judgement> judge(@Nullable String hash, String password) {
        try {
            return CompletableFuture.supplyAsync(() -> judged(hash, password), workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Judgement.BUSY);
        }
    }

    private Judgement judged(@Nullable String hash, String password) {
        boolean matches = Passwords.matches(password, hash == null ? hashOfNobody : hash);
        return hash != null && matches ? Judgement.RIGHT : Judgement.WRONG;
    }
}
