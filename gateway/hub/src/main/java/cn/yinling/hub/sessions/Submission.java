package cn.yinling.hub.sessions;

import io.netty.channel.EventLoop;
import java.time.Instant;

/**
 * Something that came over a connection and is to be made durable, until its sender is answered;
 * the same for whatever protocol it came by. Thread-safe where not said otherwise.
 */
public abstract class Submission {
    private final Instant receivedAt;

    /** Of the connection's event loop alone. */
    private int missing = 1;

    protected Submission(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /** When the hub had read it. */
    public final Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Asks for one more acknowledgement before the sender is told. Only where it is handed in, on
     * its event loop.
     */
    public final void needsOneMore() {
        missing++;
    }

    /** Answers no, with a detail for the device's maker; counted. */
    public abstract void refuse(Refusal refusal, String detail);

    /**
     * Asks the sender to keep it and send it again later.
     *
     * @return false where its protocol has no word for that: it must stay unanswered
     */
    public abstract boolean postpone(String reason);

    /** The connection's event loop. */
    protected abstract EventLoop loop();

    /**
     * Notes one acknowledgement without sending it yet. On the event loop.
     *
     * @return whether {@link #flush()} must follow; once for several of one connection is enough
     */
    protected abstract boolean acknowledged();

    /** Sends what was noted on its connection. On the event loop. */
    protected abstract void flush();

    /** Whether this was the last acknowledgement it needed. On the event loop. */
    protected final boolean isComplete() {
        return --missing == 0;
    }

    /** Nothing can complete it any more. On the event loop; false where it was answered before. */
    protected final boolean giveUp() {
        boolean isOpen = missing > 0;
        missing = Integer.MIN_VALUE / 2;
        return isOpen;
    }
}
