package cn.yinling.hub.doors;

import io.netty.channel.EventLoop;
import java.time.Instant;

/**
 * Something that came over a connection and is to be made durable, until its sender is answered;
 * the same for whatever protocol it came by. Thread-safe where not said otherwise.
 */
public abstract class Submission {
    private final Instant receivedAt;

    /** Of the connection's event loop alone. */
    private final Acknowledgement acknowledgement = new Acknowledgement();

    protected Submission(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    /** When the hub had read it. */
    public final Instant receivedAt() {
        return receivedAt;
    }

    /**
     * The sender is not told before that part is durable too. Only where it is handed in, on its
     * event loop, before that part is given to whoever stores it.
     */
    public final void needs(Part part) {
        acknowledgement.needs(part);
    }

    /**
     * All of it is handed in: where nothing needs a store, the sender is told so. On its event
     * loop.
     */
    public final void handedIn() {
        if (!acknowledgement.isMissingAny()) {
            needs(Part.Itself.ITSELF);
            Answers answers = new Answers();
            answers.add(this, Part.Itself.ITSELF);
            answers.send();
        }
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
     * Notes that it is acknowledged, without sending it yet. On the event loop.
     *
     * @return whether {@link #flush()} must follow; once for several of one connection is enough
     */
    protected abstract boolean acknowledged();

    /** Sends what was noted on its connection. On the event loop. */
    protected abstract void flush();

    /** That part is durable. On the event loop; whether {@link #flush()} must follow. */
    final boolean durable(Part part) {
        return acknowledgement.completedBy(part) && acknowledged();
    }

    /** Nothing can complete it any more. On the event loop; false where it was answered before. */
    public final boolean giveUp() {
        return acknowledgement.settle();
    }
}
