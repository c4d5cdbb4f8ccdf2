package cn.yinling.link.mqtt;

import java.util.concurrent.atomic.AtomicBoolean;

/** A message from the gateway, which keeps it until it is acknowledged. Thread-safe. */
public final class InboundMessage {
    private final String topic;
    private final byte[] payload;
    private final Runnable acknowledgement;
    private final AtomicBoolean acknowledged = new AtomicBoolean();

    InboundMessage(String topic, byte[] payload, Runnable acknowledgement) {
        this.topic = topic;
        this.payload = payload;
        this.acknowledgement = acknowledgement;
    }

    public String topic() {
        return topic;
    }

    /** The bytes themselves, not a copy. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Sends the PUBACK, once; does nothing where the connection it came by is gone (the gateway
     * sends again).
     */
    public void acknowledge() {
        if (acknowledged.compareAndSet(false, true)) {
            acknowledgement.run();
        }
    }
}
