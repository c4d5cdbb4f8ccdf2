package cn.yinling.hub.sessions;

import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.time.Instant;

/**
 * A message somebody published, until it is answered. The payload is the message's own copy.
 * Thread-safe where not said otherwise.
 */
public final class Publication {
    private final Session session;
    private final int packetId;
    private final MqttQoS qos;
    private final Topic topic;
    private final byte[] payload;
    private final Instant receivedAt;

    /** Of the session's event loop alone. */
    private int missing = 1;

    Publication(
            Session session,
            int packetId,
            MqttQoS qos,
            Topic topic,
            byte[] payload,
            Instant receivedAt) {
        this.session = session;
        this.packetId = packetId;
        this.qos = qos;
        this.topic = topic;
        this.payload = payload;
        this.receivedAt = receivedAt;
    }

    public Session session() {
        return session;
    }

    public Topic topic() {
        return topic;
    }

    /** The bytes themselves, not a copy. */
    public byte[] payload() {
        return payload;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * Asks for one more acknowledgement before the sender is told. Only in {@link Inbox#published}.
     */
    public void needsOneMore() {
        missing++;
    }

    /** Answers no, with a detail for the device's maker; counted. */
    public void refuse(Refusal refusal, String detail) {
        session.run(() -> session.refused(this, refusal, detail));
    }

    /**
     * Asks the sender to keep it and send it again later.
     *
     * @return false where its MQTT has no word for that (3.1.1): it must stay unanswered
     */
    public boolean postpone(String reason) {
        if (!session.wire().isMqtt5()) {
            return false;
        }
        refuse(Refusal.NO_ROOM, reason);
        return true;
    }

    /** Whether this was the last acknowledgement it needed. On the event loop. */
    boolean isComplete() {
        return --missing == 0;
    }

    /** Nothing can complete it any more. On the event loop; false where it was answered before. */
    boolean giveUp() {
        boolean isOpen = missing > 0;
        missing = Integer.MIN_VALUE / 2;
        return isOpen;
    }

    int packetId() {
        return packetId;
    }

    MqttQoS qos() {
        return qos;
    }
}
