package cn.yinling.hub.sessions;

import cn.yinling.link.topic.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, from its sign-in to its end. The public methods may be called on any
 * thread, the others on its event loop only.
 */
public final class Session {
    /** PUBACK without a reason code, which both versions read as success. */
    private static final int PUBACK_HEADER = 0x4002;

    private final Identity identity;
    private final String clientId;
    private final Rights rights;
    private final Wire wire;
    private final Downlink downlink;
    private final @Nullable Will will;
    private final HubEnd hub;

    private int unanswered;
    private @Nullable ByteBuf answers;
    private boolean isOver;
    private boolean isWillDue = true;

    /** The last will, checked against the rights of who left it. */
    @SuppressWarnings("ArrayRecordComponent") // carried once, never compared
    record Will(Topic topic, byte[] payload) {}

    Session(
            Identity identity,
            String clientId,
            Rights rights,
            Wire wire,
            Downlink downlink,
            @Nullable Will will,
            HubEnd hub) {
        this.identity = identity;
        this.clientId = clientId;
        this.rights = rights;
        this.wire = wire;
        this.downlink = downlink;
        this.will = will;
        this.hub = hub;
    }

    public Identity identity() {
        return identity;
    }

    /**
     * Sends with QoS 1, if the client is subscribed and has room.
     *
     * @param about the same for the same thing said again; not more than two wait for their PUBACK
     * @param onAcknowledged called on the session's event loop when the client has it
     */
    public void deliver(String topic, byte[] payload, String about, Runnable onAcknowledged) {
        run(() -> {
            if (!isOver) {
                downlink.deliver(topic, payload, about, onAcknowledged);
            }
        });
    }

    /** One connection a sign-in name and client id. */
    String key() {
        return identity.name() + '/' + clientId;
    }

    EventLoop loop() {
        return wire.loop();
    }

    void run(Runnable task) {
        wire.run(task);
    }

    void published(int packetId, MqttQoS qos, String topicName, byte[] payload) {
        unanswered++;
        Topic topic = rights.publishable(topicName);
        if (topic == null) {
            String detail = "you may not publish on this topic";
            no(packetId, qos, Refusal.NOT_AUTHORIZED, detail, topicName, payload);
        } else {
            Instant now = hub.clock().instant();
            hub.inbox().published(new Publication(this, packetId, qos, topic, payload, now));
        }
        readOrWait();
    }

    /** Subscribes to what it may; the reason codes in the order of the filters. */
    List<Integer> subscribe(List<String> filters) {
        List<Integer> codes = new ArrayList<>();
        for (String filter : filters) {
            boolean isAllowed = rights.maySubscribe(filter);
            if (isAllowed) {
                downlink.subscribe(filter);
            } else {
                hub.refusals().count(Refusal.NOT_AUTHORIZED, identity.name());
            }
            int refused = wire.isMqtt5() ? Refusal.NOT_AUTHORIZED.reasonCode() : 0x80;
            codes.add(isAllowed ? MqttQoS.AT_LEAST_ONCE.value() : refused);
        }
        return codes;
    }

    void announceSubscriptions(List<String> filters) {
        filters.stream()
                .filter(rights::maySubscribe)
                .forEach(topic -> hub.inbox().subscribed(this, topic));
    }

    Downlink downlink() {
        return downlink;
    }

    Wire wire() {
        return wire;
    }

    /**
     * Notes a success without sending it yet.
     *
     * @return whether it is the first since {@link #flushAnswers()}
     */
    boolean acknowledged(Publication publication) {
        if (isOver || !publication.isComplete()) {
            return false;
        }
        unanswered--;
        if (publication.qos() == MqttQoS.AT_MOST_ONCE) {
            return false;
        }
        boolean isFirst = answers == null;
        ByteBuf buffer = answers == null ? wire.buffer(64) : answers;
        answers = buffer;
        if (publication.qos() == MqttQoS.AT_LEAST_ONCE) {
            buffer.writeShort(PUBACK_HEADER).writeShort(publication.packetId());
        } else {
            wire.send(Packets.pubrec(publication.packetId()));
        }
        return isFirst;
    }

    void flushAnswers() {
        ByteBuf packets = answers;
        answers = null;
        if (packets != null) {
            wire.send(packets);
        }
        readOrWait();
    }

    void refused(Publication publication, Refusal refusal, String detail) {
        if (publication.giveUp()) {
            no(
                    publication.packetId(),
                    publication.qos(),
                    refusal,
                    detail,
                    publication.topic().text(),
                    publication.payload());
            readOrWait();
        }
    }

    /**
     * A 3.1.1 client is acknowledged all the same: it knows no other answer, and would send for
     * ever.
     */
    private void no(
            int packetId,
            MqttQoS qos,
            Refusal refusal,
            String detail,
            String topic,
            byte[] payload) {
        hub.refusals().count(refusal, identity.name(), topic, detail, payload);
        unanswered--;
        if (isOver) {
            return;
        }
        switch (qos) {
            case AT_LEAST_ONCE -> {
                int code = wire.isMqtt5() ? refusal.reasonCode() : 0;
                wire.send(Packets.puback(packetId, code, wire.reason(detail)));
            }
            case EXACTLY_ONCE -> wire.send(Packets.pubrec(packetId));
            case AT_MOST_ONCE, FAILURE -> {}
        }
    }

    /** Reads on, or waits: for acknowledgements, for the gate, or for the client to read. */
    void readOrWait() {
        if (isOver) {
            return;
        }
        boolean isHeldAtGate = hub.gate().isShut() && unanswered >= Gate.FEW;
        if (isHeldAtGate) {
            hub.gate().await(this);
        }
        wire.read(
                !isHeldAtGate && unanswered <= hub.config().receiveMaximum() && wire.isWritable());
    }

    /** Ends the connection from our side. */
    public void disconnect(int reasonCode, String reason) {
        run(() -> {
            if (isOver || !wire.isOpen()) {
                return;
            }
            if (wire.isMqtt5()) {
                wire.sendAndClose(Packets.disconnect(reasonCode, wire.reason(reason)));
            } else {
                wire.close();
            }
        });
    }

    /** The client has said goodbye, or another connection is in its place: its will is void. */
    void withdrawWill() {
        isWillDue = false;
    }

    /** The socket is closed. */
    void over() {
        if (isOver) {
            return;
        }
        isOver = true;
        hub.gate().forget(this);
        hub.sessions().leave(this);
        if (answers != null) {
            answers.release();
            answers = null;
        }
        if (isWillDue && will != null) {
            hub.inbox()
                    .published(
                            new Publication(
                                    this,
                                    0,
                                    MqttQoS.AT_MOST_ONCE,
                                    will.topic(),
                                    will.payload(),
                                    hub.clock().instant()));
        }
    }

    /** Name and client id. */
    @Override
    public String toString() {
        return "Session[" + key() + "]";
    }
}
