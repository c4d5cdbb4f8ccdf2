package cn.yinling.hotline.calls;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls people into cases. No method blocks; what comes of it is told as a {@link PhoneEvent}.
 * Thread-safe.
 */
public interface PhoneExchange extends AutoCloseable {
    /**
     * Begins to work, and returns at once.
     *
     * @param listener is told what happens, on a thread of the exchange's own; must not block
     */
    void open(Consumer<PhoneEvent> listener);

    void ring(RingRequest request);

    /** Brings whoever waits into a case; does nothing where she has hung up. */
    void connect(String callId, String caseId);

    /**
     * Says that somebody is here to take callers: while that is said every two seconds, they wait
     * for us; eight seconds after it was said last, the exchange rings the seats by itself.
     */
    void takesCallers();

    /**
     * Takes a line out of its case, to hear that she is to wait, until it is {@link #connect}ed.
     */
    void hold(String callId);

    /** What a caller who waits is told: how many are before her. */
    void sayAhead(String callId, int ahead);

    /** Ends a call, whether it rings or was answered; does nothing where it is over. */
    void hangUp(String callId);

    boolean isUp();

    /** Why its own work fails, where that is not the exchange; null while all is well. */
    @Nullable String problem();

    /** Leaves the calls alone: an agent goes on speaking while the hotline restarts. */
    @Override
    void close();
}
