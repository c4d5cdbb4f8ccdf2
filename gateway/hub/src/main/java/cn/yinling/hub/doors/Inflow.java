package cn.yinling.hub.doors;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether one connection is read: not while the gate is shut, nor while too much of it is
 * unanswered, nor faster than its rate, nor while it does not read what we send; and with more than
 * a few unanswered messages, when it has its turn. Of its event loop alone.
 */
public final class Inflow {
    private static final long LOOKED_AT_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final Held connection;
    private final Gate gate;
    private final int mostUnanswered;
    private final Runnable onThrottled;
    private final @Nullable TokenBucket bucket;
    private int unanswered;
    private boolean isThrottled;
    private boolean isInLine;
    private boolean isBulk;
    private long bulkSinceNanos;
    private boolean hasTurn;
    private boolean isRead = true;

    /**
     * An inflow.
     *
     * @param bucket what its device may still send, null for no limit
     * @param onThrottled called when it is read no further for its rate
     */
    public Inflow(
            Held connection,
            Gate gate,
            int mostUnanswered,
            @Nullable TokenBucket bucket,
            Runnable onThrottled) {
        this.connection = connection;
        this.gate = gate;
        this.mostUnanswered = mostUnanswered;
        this.onThrottled = onThrottled;
        this.bucket = bucket;
    }

    /** A message has come, and will be answered or let go. */
    public void arrived() {
        unanswered++;
        hasTurn = false;
        if (bucket != null) {
            bucket.take();
        }
    }

    public void answered() {
        unanswered--;
    }

    /** Whether it is left waiting, so that an answer may be what it waits for. */
    public boolean isWaiting() {
        return !isRead;
    }

    /** Reads on, or waits. */
    public void readOrWait() {
        boolean hasMany = unanswered >= Gate.FEW;
        boolean isHeldAtGate = hasMany && gate.isShut();
        if (isHeldAtGate) {
            gate.await(connection);
        }
        boolean mayRead =
                !isHeldAtGate
                        && !isTooFast()
                        && unanswered <= mostUnanswered
                        && connection.isWritable();
        boolean isItsTurn = hasTurn || !isBulk(hasMany);
        if (mayRead && !isItsTurn) {
            awaitTurn();
        }
        isRead = mayRead && isItsTurn;
        connection.read(isRead);
    }

    /**
     * Looked at again once a second: answers come in batches, and who has just had many will send
     * as before.
     */
    private boolean isBulk(boolean hasMany) {
        boolean isLookedAt =
                isBulk ? System.nanoTime() - bulkSinceNanos > LOOKED_AT_EVERY : hasMany;
        if (isLookedAt) {
            isBulk = hasMany;
            bulkSinceNanos = System.nanoTime();
        }
        return isBulk;
    }

    private void awaitTurn() {
        if (!isInLine) {
            isInLine = true;
            Turns.ofThisLoop().await(this, connection.loop());
        }
    }

    /** Until the next message has come, it is read. */
    void hasTurn() {
        isInLine = false;
        hasTurn = true;
        connection.readOrWait();
    }

    private boolean isTooFast() {
        if (bucket == null || isThrottled) {
            return isThrottled;
        }
        long nanos = bucket.nanosToWait(System.nanoTime());
        if (nanos > 0) {
            isThrottled = true;
            onThrottled.run();
            var _ = connection.loop().schedule(this::wake, nanos, TimeUnit.NANOSECONDS);
        }
        return isThrottled;
    }

    private void wake() {
        isThrottled = false;
        connection.readOrWait();
    }
}
