package cn.yinling.hub.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageFactory;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.List;

/**
 * Packets of the server (OASIS MQTT 5.0, section 3); for a 3.1.1 client Netty leaves out what it
 * does not know.
 */
final class Packets {
    private Packets() {}

    static MqttMessage connack(int code, boolean isSessionPresent, MqttProperties properties) {
        return MqttMessageBuilders.connAck()
                .returnCode(MqttConnectReturnCode.valueOf((byte) code))
                .sessionPresent(isSessionPresent)
                .properties(properties)
                .build();
    }

    static MqttMessage puback(int packetId, int code, MqttProperties properties) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.PUBACK, MqttQoS.AT_MOST_ONCE),
                new MqttPubReplyMessageVariableHeader(packetId, (byte) code, properties),
                null);
    }

    static MqttMessage pubrec(int packetId, int code, MqttProperties properties) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.PUBREC, MqttQoS.AT_MOST_ONCE),
                new MqttPubReplyMessageVariableHeader(packetId, (byte) code, properties),
                null);
    }

    static MqttMessage pubcomp(int packetId) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.PUBCOMP, MqttQoS.AT_MOST_ONCE),
                MqttMessageIdVariableHeader.from(packetId),
                null);
    }

    static MqttMessage suback(int packetId, List<Integer> codes) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.SUBACK, MqttQoS.AT_MOST_ONCE),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttSubAckPayload(codes));
    }

    static MqttMessage unsuback(int packetId, List<Short> codes) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.UNSUBACK, MqttQoS.AT_MOST_ONCE),
                new MqttMessageIdAndPropertiesVariableHeader(
                        packetId, MqttProperties.NO_PROPERTIES),
                new MqttUnsubAckPayload(codes));
    }

    static MqttMessage publish(Remains.Sent sent, boolean isAgain, MqttProperties properties) {
        Message message = sent.message();
        return MqttMessageFactory.newMessage(
                new MqttFixedHeader(
                        MqttMessageType.PUBLISH, isAgain, MqttQoS.AT_LEAST_ONCE, false, 0),
                new MqttPublishVariableHeader(message.topic(), sent.packetId(), properties),
                Unpooled.wrappedBuffer(message.payload()));
    }

    static MqttMessage publishOnce(Message message, MqttProperties properties) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.PUBLISH, MqttQoS.AT_MOST_ONCE),
                new MqttPublishVariableHeader(message.topic(), -1, properties),
                Unpooled.wrappedBuffer(message.payload()));
    }

    static MqttMessage pingresp() {
        return MqttMessage.PINGRESP;
    }

    static MqttMessage disconnect(int code, MqttProperties properties) {
        return MqttMessageFactory.newMessage(
                header(MqttMessageType.DISCONNECT, MqttQoS.AT_MOST_ONCE),
                new MqttReasonCodeAndPropertiesVariableHeader((byte) code, properties),
                null);
    }

    private static MqttFixedHeader header(MqttMessageType type, MqttQoS qos) {
        return new MqttFixedHeader(type, false, qos, false, 0);
    }
}
