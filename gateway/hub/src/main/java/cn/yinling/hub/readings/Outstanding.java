package cn.yinling.hub.readings;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Up to when everything that came is durable: what is not is counted by the second in which it
 * came. Where the oldest of these seconds is not done for a minute, later ones are counted as one.
 * Thread-safe; {@link #add} and {@link #done} cost one addition.
 */
final class Outstanding {
    static final int SECONDS = 64;
    private static final long SECOND_MILLIS = 1000;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(SECONDS);

    /** When each second began. */
    private final Instant[] began = new Instant[SECONDS];

    /** The oldest second that is not done, and the one that is counted now. */
    private long oldest;

    private volatile long current;

    Outstanding(Instant now) {
        began[0] = now;
    }

    /** Something has come; what {@link #done} must be told of it. */
    int add() {
        int second = slot(current);
        counts.incrementAndGet(second);
        return second;
    }

    /** It is durable, or was refused. */
    void done(int second) {
        counts.decrementAndGet(second);
    }

    /** Everything that had come before is durable. */
    synchronized Instant durableBefore(Instant now) {
        while (oldest < current && counts.get(slot(oldest)) == 0) {
            oldest++;
        }
        Instant durable = oldest == current && counts.get(slot(current)) == 0 ? now : begin(oldest);
        boolean isNew = !now.isBefore(begin(current).plusMillis(SECOND_MILLIS));
        if (isNew && current - oldest < SECONDS - 1) {
            began[slot(current + 1)] = now;
            current = current + 1;
        }
        return durable;
    }

    private Instant begin(long second) {
        return began[slot(second)];
    }

    private static int slot(long second) {
        return (int) (second % SECONDS);
    }
}
