package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Submission;
import cn.yinling.link.topic.Topic;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A message somebody published over MQTT, until it is answered. The payload is the message's own
 * copy. Thread-safe where not said otherwise.
 */
public final class Publication extends Submission {
    private final Session session;
    private final int packetId;
    private final MqttQoS qos;
    private final boolean isRepeat;
    private final Topic topic;
    private final byte[] payload;
    private boolean isNoted;

    /** Of the event loop alone. */
    private @Nullable String complaint;

    Publication(
            Session session,
            int packetId,
            MqttQoS qos,
            boolean isRepeat,
            Topic topic,
            byte[] payload,
            Instant receivedAt) {
        super(receivedAt);
        this.session = session;
        this.packetId = packetId;
        this.qos = qos;
        this.isRepeat = isRepeat;
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

    /**
     * When this message came first, where it is one that its sender sends again: with DUP and the
     * packet id of one whose answer it may not have had, or with that of one that it has not
     * released (QoS 2). Null for a new one. On the event loop.
     */
    public @Nullable Instant cameFirstAt() {
        return isAnswered() ? session.firstDelivery(this, isRepeat) : null;
    }

    /**
     * Notes it as one that is told from others by when it came, for the time that its sender may
     * send it again. On the event loop.
     */
    public void cameAt(Instant at) {
        if (isAnswered()) {
            isNoted = true;
            session.noteDelivery(this, at);
        }
    }

    private boolean isAnswered() {
        return qos != MqttQoS.AT_MOST_ONCE;
    }

    boolean isNoted() {
        return isNoted;
    }

    boolean isExactlyOnce() {
        return qos == MqttQoS.EXACTLY_ONCE;
    }

    /** Of topic and bytes. */
    long checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(topic.text().getBytes(StandardCharsets.UTF_8));
        checksum.update(payload);
        return checksum.getValue();
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
