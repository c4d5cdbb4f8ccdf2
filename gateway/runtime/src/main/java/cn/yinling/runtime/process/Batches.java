package cn.yinling.runtime.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What has gathered in a queue while its one reader was busy. Thread-safe. */
public final class Batches {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private Batches() {}

    /**
     * Takes what is there. Waits a moment where there is nothing, so that a reader can look whether
     * it is to end.
     *
     * @param most elements
     * @return empty where nothing came
     */
    public static <T> List<T> next(BlockingQueue<T> queue, int most) throws InterruptedException {
        List<T> batch = new ArrayList<>(Math.min(most, queue.size() + 1));
        T first = queue.poll(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, most - 1);
        }
        return batch;
    }
}
