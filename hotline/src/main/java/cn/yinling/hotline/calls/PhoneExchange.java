package cn.yinling.hotline.calls;

import org.jspecify.annotations.Nullable;

/**
 * Rings the phones of seats. No method blocks; what comes of it is told as a {@link PhoneEvent}.
 * Thread-safe.
 */
public interface PhoneExchange extends AutoCloseable {
    void ring(RingRequest request);

    /** Ends a call, whether it rings or was answered; does nothing where it is over. */
    void hangUp(String callId);

    boolean isUp();

    /** Why its own work fails, where that is not the exchange; null while all is well. */
    @Nullable String problem();

    /** Leaves the calls alone: an agent goes on speaking while the hotline restarts. */
    @Override
    void close();
}
