package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Farewell;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;

/** Packets of a client that has signed in. On the event loop. */
final class SessionPackets {
    private static final int PROTOCOL_ERROR = 0x82;
    private static final int TOPIC_ALIAS_INVALID = 0x94;
    private static final int FIRST_FAILURE = 0x80;
    private static final short UNSUBSCRIBED = 0;
    private static final short NO_SUBSCRIPTION = 0x11;

    private final Session session;
    private final Wire wire;

    SessionPackets(Session session) {
        this.session = session;
        this.wire = session.wire();
    }

    Session session() {
        return session;
    }

    /** Takes a packet, and with it its buffers. */
    void take(MqttMessage packet) {
        try {
            if (session.isOver()) {
                return;
            }
            if (packet.fixedHeader().messageType() != MqttMessageType.PUBLISH) {
                session.heard();
            }
            switch (packet.fixedHeader().messageType()) {
                case PUBLISH -> publish((MqttPublishMessage) packet);
                case PUBACK -> puback(packet);
                case PUBREL -> released(packet);
                case SUBSCRIBE -> subscribe((MqttSubscribeMessage) packet);
                case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) packet);
                case PINGREQ -> wire.send(Packets.pingresp());
                case DISCONNECT -> disconnect(packet);
                case CONNECT, CONNACK, PUBREC, PUBCOMP, SUBACK, UNSUBACK, PINGRESP, AUTH ->
                        session.disconnect(PROTOCOL_ERROR, "this packet has no place here");
            }
        } finally {
            ReferenceCountUtil.release(packet);
        }
    }

    private void publish(MqttPublishMessage packet) {
        MqttQoS qos = packet.fixedHeader().qosLevel();
        MqttProperties properties = packet.variableHeader().properties();
        if (properties.getProperty(MqttProperties.TOPIC_ALIAS) != null) {
            session.disconnect(TOPIC_ALIAS_INVALID, "topic aliases are not offered");
        } else {
            ByteBuf payload = packet.payload();
            session.published(
                    packet.variableHeader().packetId(),
                    qos,
                    packet.fixedHeader().isDup(),
                    packet.variableHeader().topicName(),
                    ByteBufUtil.getBytes(payload));
        }
    }

    private void released(MqttMessage packet) {
        session.released(packetId(packet));
        wire.send(Packets.pubcomp(packetId(packet)));
    }

    private void puback(MqttMessage packet) {
        boolean isTaken =
                !(packet.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply)
                        || Byte.toUnsignedInt(reply.reasonCode()) < FIRST_FAILURE;
        session.downlink().acknowledged(packetId(packet), isTaken);
    }

    private void subscribe(MqttSubscribeMessage packet) {
        Subscribing subscribing = Subscribing.of(session, packet);
        subscribing.granted().forEach(session.downlink()::subscribe);
        wire.send(Packets.suback(packet.variableHeader().messageId(), subscribing.codes()));
        session.announce(subscribing.granted().stream().map(Subscription::topic).toList());
    }

    private void unsubscribe(MqttUnsubscribeMessage packet) {
        List<Short> codes =
                packet.payload().topics().stream()
                        .map(topic ->
                                session.downlink().unsubscribe(topic)
                                        ? UNSUBSCRIBED
                                        : NO_SUBSCRIPTION)
                        .toList();
        // A 3.1.1 client takes an UNSUBACK with more than its packet id for broken (section 3.11).
        wire.send(
                Packets.unsuback(
                        packet.variableHeader().messageId(), wire.isMqtt5() ? codes : List.of()));
    }

    /** OASIS MQTT 5.0, section 3.14; the will is void only with reason code 0. */
    private void disconnect(MqttMessage packet) {
        if (packet.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader reason) {
            Duration expiry = Expiry.of(reason.properties(), session.hub().config());
            if (expiry != null && !session.succession().changeExpiry(expiry)) {
                session.disconnect(PROTOCOL_ERROR, "this session was to end with its connection");
                return;
            }
            if (reason.reasonCode() == 0) {
                session.succession().withdrawWill();
            }
        } else {
            session.succession().withdrawWill();
        }
        session.farewell(Farewell.SAID_GOODBYE);
        wire.close();
    }

    private static int packetId(MqttMessage packet) {
        return ((MqttMessageIdVariableHeader) packet.variableHeader()).messageId();
    }
}
