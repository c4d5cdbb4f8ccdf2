package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.doors.Held;
import cn.yinling.hub.doors.Inflow;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.link.topic.Topic;
import cn.yinling.register.RegisteredDevice;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, from its sign-in to its end. The public methods may be called on any
 * thread, the others on its event loop only.
 */
public final class Session implements Held {
    /** An alarm that is pushed again must not fill a slow client's window with copies of itself. */
    private static final int COPIES_OF_AN_ALARM = 2;

    private final Identity identity;
    private final String clientId;
    private final Rights rights;
    private final Wire wire;
    private final Pubacks answers;
    private final Downlink downlink;
    private final HubEnd hub;
    private final Inflow inflow;
    private final Succession succession;

    private @Nullable Deliveries deliveries;
    private Instant lastHeardAt;
    private @Nullable Farewell farewell;
    private boolean isOver;
    private volatile Instant publishedAt = Instant.MIN;

    Session(
            Identity identity,
            String clientId,
            Rights rights,
            Wire wire,
            Downlink downlink,
            Succession.Intent intent,
            HubEnd hub) {
        this.identity = identity;
        this.clientId = clientId;
        this.rights = rights;
        this.wire = wire;
        this.answers = new Pubacks(wire);
        this.downlink = downlink;
        this.hub = hub;
        this.inflow =
                new Inflow(
                        this,
                        hub.gate(),
                        hub.config().receiveMaximum(),
                        identity instanceof Identity.OfDevice(RegisteredDevice device)
                                ? hub.rates().of(device.id())
                                : null,
                        hub.meters()::throttled);
        this.succession = new Succession(this, intent, hub);
        this.lastHeardAt = hub.clock().instant();
    }

    public Identity identity() {
        return identity;
    }

    /**
     * Sends with QoS 1, if the client is subscribed and has room.
     *
     * @param about the same for the same thing said again; not more than two wait for their PUBACK
     * @param onAcknowledged called on an event loop when the client has it, perhaps by a later
     *     connection that has taken up the session
     */
    public void deliver(String topic, byte[] payload, String about, Runnable onAcknowledged) {
        deliver(new Message(topic, payload, about, null, onAcknowledged), COPIES_OF_AN_ALARM);
    }

    /**
     * The same for what means nothing any more after a while; said again while it waits for its
     * PUBACK, it is not sent twice.
     */
    public void deliverUntil(
            Instant expiresAt,
            String topic,
            byte[] payload,
            String about,
            Runnable onAcknowledged) {
        deliver(new Message(topic, payload, about, expiresAt, onAcknowledged), 1);
    }

    private void deliver(Message message, int mostCopies) {
        run(() -> {
            if (isOver) {
                return;
            }
            if (wire.isTooLarge(message)) {
                hub.meters().tooLargeForClient();
            } else {
                downlink.deliver(message, mostCopies);
            }
        });
    }

    /** One session a sign-in name and client id. */
    String key() {
        return identity.name() + '/' + clientId;
    }

    @Override
    public EventLoop loop() {
        return wire.loop();
    }

    @Override
    public void read(boolean isRead) {
        wire.read(isRead);
    }

    @Override
    public boolean isWritable() {
        return wire.isWritable();
    }

    /** Whether it has published something since; on any thread. */
    boolean hasPublishedSince(Instant since) {
        return publishedAt.isAfter(since);
    }

    void run(Runnable task) {
        wire.run(task);
    }

    Rights rights() {
        return rights;
    }

    Downlink downlink() {
        return downlink;
    }

    Wire wire() {
        return wire;
    }

    HubEnd hub() {
        return hub;
    }

    Succession succession() {
        return succession;
    }

    boolean isOver() {
        return isOver;
    }

    void published(int packetId, MqttQoS qos, boolean isRepeat, String topicName, byte[] payload) {
        inflow.arrived();
        Topic topic = rights.publishable(topicName);
        if (topic == null) {
            String detail = "you may not publish on this topic";
            no(packetId, qos, Refusal.NOT_AUTHORIZED, detail, topicName, payload);
        } else {
            publish(packetId, qos, isRepeat, topic, payload);
        }
        readOrWait();
    }

    private void publish(int packetId, MqttQoS qos, boolean isRepeat, Topic topic, byte[] payload) {
        Instant now = hub.clock().instant();
        publishedAt = now;
        hub.inbox().published(new Publication(this, packetId, qos, isRepeat, topic, payload, now));
        lastHeardAt = now;
    }

    void publish(Will will) {
        publish(0, MqttQoS.AT_MOST_ONCE, false, will.topic(), will.payload());
    }

    /** The client has sent something else than a message. */
    void heard() {
        lastHeardAt = hub.clock().instant();
    }

    @Nullable Instant firstDelivery(Publication publication, boolean isRepeat) {
        return deliveries == null
                ? null
                : deliveries.first(
                        publication.packetId(), isRepeat, publication.checksum(), lastHeardAt);
    }

    void noteDelivery(Publication publication, Instant at) {
        Deliveries known = deliveries == null ? new Deliveries() : deliveries;
        deliveries = known;
        known.note(publication.packetId(), publication.checksum(), at, publication.isExactlyOnce());
    }

    void released(int packetId) {
        if (deliveries != null) {
            deliveries.released(packetId);
        }
    }

    private void answered(Publication publication) {
        if (deliveries != null && publication.isNoted()) {
            deliveries.answered(publication.packetId(), hub.clock().instant());
        }
    }

    /** Takes up a session where its last connection left it. */
    void takeUp(Remains remains) {
        downlink.takeUp(remains);
        if (!remains.deliveries().isEmpty()) {
            deliveries = new Deliveries();
            deliveries.takeUp(remains.deliveries());
        }
    }

    /** What the next connection must take up. */
    Remains remains() {
        return downlink.remains(deliveries == null ? List.of() : deliveries.remaining(lastHeardAt));
    }

    /** Takes up what an earlier connection left unfinished; after CONNACK. */
    void resume() {
        hub.meters().resumed();
        downlink.sendAgain();
        announce(downlink.subscriptions().stream().map(Subscription::topic).toList());
    }

    void announce(List<String> topics) {
        topics.forEach(topic -> hub.inbox().subscribed(this, topic));
    }

    /**
     * Notes a success without sending it yet.
     *
     * @return whether {@link #flushAnswers()} must follow: it is the first since the last one, or
     *     the client is left waiting
     */
    boolean acknowledged(Publication publication) {
        if (isOver) {
            return false;
        }
        inflow.answered();
        answered(publication);
        MqttQoS qos = publication.qos();
        if (qos == MqttQoS.AT_MOST_ONCE) {
            return inflow.isWaiting();
        }
        String complaint = publication.complaint();
        if (qos == MqttQoS.AT_LEAST_ONCE && complaint == null) {
            return answers.note(publication.packetId());
        }
        answer(publication.packetId(), qos, 0, complaint == null ? "" : complaint);
        return true;
    }

    private void answer(int packetId, MqttQoS qos, int code, String reason) {
        switch (qos) {
            case AT_LEAST_ONCE -> wire.send(Packets.puback(packetId, code, wire.reason(reason)));
            case EXACTLY_ONCE -> wire.send(Packets.pubrec(packetId, code, wire.reason(reason)));
            case AT_MOST_ONCE, FAILURE -> {}
        }
    }

    void flushAnswers() {
        answers.flush();
        readOrWait();
    }

    void refused(Publication publication, Refusal refusal, String detail) {
        if (publication.giveUp()) {
            answered(publication);
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
        inflow.answered();
        if (isOver) {
            return;
        }
        answer(packetId, qos, wire.isMqtt5() ? refusal.reasonCode() : 0, detail);
    }

    /** Keeps what is wrong with a message that is taken all the same. */
    void complained(Publication publication, Refusal refusal, String detail) {
        hub.refusals()
                .count(
                        refusal,
                        identity.name(),
                        publication.topic().text(),
                        detail,
                        publication.payload());
    }

    /** Reads on, or waits: for acknowledgements, the gate, its rate, or for the client to read. */
    @Override
    public void readOrWait() {
        if (!isOver) {
            inflow.readOrWait();
        }
    }

    /** The client takes more again. */
    void writable() {
        readOrWait();
        if (!isOver) {
            downlink.sendAgain();
        }
    }

    /** Ends the connection from our side. */
    public void disconnect(int reasonCode, String reason) {
        run(() -> {
            if (isOver || !wire.isOpen()) {
                return;
            }
            farewell(Farewell.ofReason(reasonCode));
            if (wire.isMqtt5() && succession.hasBegun()) {
                wire.sendAndClose(Packets.disconnect(reasonCode, wire.reason(reason)));
            } else {
                wire.close();
            }
        });
    }

    /** Notes why the connection ends; the first reason counts. */
    void farewell(Farewell why) {
        farewell = farewell == null ? why : farewell;
    }

    boolean hasEndedBy(Farewell why) {
        return isOver && farewell == why;
    }

    /** The socket is closed. */
    void over() {
        end(Farewell.LOST);
        succession.over();
    }

    /** Nothing is taken or sent any more. */
    void end(Farewell otherwise) {
        if (isOver) {
            return;
        }
        isOver = true;
        farewell(otherwise);
        hub.gate().forget(this);
        hub.sessions().leave(this, farewell == null ? otherwise : farewell);
        answers.drop();
    }

    /** Name and client id. */
    @Override
    public String toString() {
        return "Session[" + key() + "]";
    }
}
