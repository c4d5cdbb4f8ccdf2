package cn.yinling.hotline.calls;

/**
 * Rings the phones of seats. No method blocks; what comes of it is told as a {@link PhoneEvent}.
 * Thread-safe.
 */
public interface PhoneExchange extends AutoCloseable {
    void ring(RingRequest request);

    /** Ends a call, whether it rings or was answered; does nothing where it is over. */
    void hangUp(String callId);

    boolean isUp();

    /** Leaves the calls alone: an agent goes on speaking while the hotline restarts. */
    @Override
    void close();
}
