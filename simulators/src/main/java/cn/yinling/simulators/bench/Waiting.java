package cn.yinling.simulators.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** For what may never come. */
final class Waiting {
    private Waiting() {}

    /** What the future comes to within that time; throws what it fails with. Blocks. */
    static <T> Optional<T> value(CompletableFuture<T> future, Duration atMost)
            throws InterruptedException {
        try {
            return Optional.ofNullable(future.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the bench failed", e.getCause());
        }
    }
}
