package cn.yinling.hub.sessions;

import cn.yinling.link.topic.Topic;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message somebody published over MQTT, until it is answered. The payload is the message's own
 * copy. Thread-safe where not said otherwise.
 */
public final class Publication extends Submission {
    private final Session session;
    private final int packetId;
    private final MqttQoS qos;
    private final Topic topic;
    private final byte[] payload;

    /** Of the event loop alone. */
    private @Nullable String complaint;

    Publication(
            Session session,
            int packetId,
            MqttQoS qos,
            Topic topic,
            byte[] payload,
            Instant receivedAt) {
        super(receivedAt);
        this.session = session;
        this.packetId = packetId;
        this.qos = qos;
        this.topic = topic;
        this.payload = payload;
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

    /**
     * What is wrong with it, though it is taken: kept as a dead letter, and told with the success,
     * in MQTT 5. Only where it is handed in, on its event loop.
     */
    public void complain(Refusal refusal, String detail) {
        complaint = complaint == null ? detail : complaint + "; " + detail;
        session.complained(this, refusal, detail);
    }

    /** What the sender is told with the success, or null. */
    @Nullable String complaint() {
        return complaint;
    }

    @Override
    public void refuse(Refusal refusal, String detail) {
        session.run(() -> session.refused(this, refusal, detail));
    }

    /** MQTT 3.1.1 has no word for that. */
    @Override
    public boolean postpone(String reason) {
        if (!session.wire().isMqtt5()) {
            return false;
        }
        refuse(Refusal.NO_ROOM, reason);
        return true;
    }

    @Override
    protected EventLoop loop() {
        return session.loop();
    }

    @Override
    protected boolean acknowledged() {
        return session.acknowledged(this);
    }

    @Override
    protected void flush() {
        session.flushAnswers();
    }

    int packetId() {
        return packetId;
    }

    MqttQoS qos() {
        return qos;
    }
}
