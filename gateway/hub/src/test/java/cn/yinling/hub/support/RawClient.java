package cn.yinling.hub.support;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Packets as they are, for what a well-behaved client library would never send or show. */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
    private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(1 << 20));

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient open(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            return new RawClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CONNECT, and what the server says to it. */
    public MqttConnAckMessage connect(MqttMessage connect) {
        send(connect);
        MqttMessage answer = receive();
        if (answer instanceof MqttConnAckMessage connack) {
            return connack;
        }
        throw new AssertionError("no CONNACK but " + answer);
    }

    /** CONNECT of that version. */
    public static MqttMessageBuilders.ConnectBuilder connecting(
            MqttVersion version, String clientId, String user, String password) {
        return MqttMessageBuilders.connect()
                .protocolVersion(version)
                .clientId(clientId)
                .cleanSession(true)
                .keepAlive(30)
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs in with the right password, as the client of that name. */
    public MqttConnAckMessage signIn(RunningGateway running, String device, String clientId) {
        return connect(
                connecting(MqttVersion.MQTT_3_1_1, clientId, device, running.password(device))
                        .build());
    }

    /** CONNECT of MQTT 5 to a session that is taken up, and kept for so long. */
    public MqttConnAckMessage resume(
            RunningGateway running, String device, String clientId, int expirySeconds) {
        return connect(resuming(running, device, clientId, expirySeconds));
    }

    public static MqttMessage resuming(
            RunningGateway running, String device, String clientId, int expirySeconds) {
        MqttProperties properties = new MqttProperties();
        properties.add(
                new MqttProperties.IntegerProperty(
                        MqttProperties.SESSION_EXPIRY_INTERVAL, expirySeconds));
        return connecting(MqttVersion.MQTT_5, clientId, device, running.password(device))
                .cleanSession(false)
                .properties(properties)
                .build();
    }

    /** What a connection turns out to be. */
    public record Remaining(boolean isAlive, boolean hasPublish) {}

    /** Reads what there is, up to the answer to a ping or the end. */
    public Remaining remaining() {
        boolean hasPublish = false;
        if (!sendIfOpen(new byte[] {(byte) 0xC0, 0})) {
            return new Remaining(false, false);
        }
        for (MqttMessage packet = receive(); packet != null; packet = receive()) {
            hasPublish |= packet instanceof MqttPublishMessage;
            if (packet.fixedHeader().messageType() == MqttMessageType.PINGRESP) {
                return new Remaining(true, hasPublish);
            }
        }
        return new Remaining(false, hasPublish);
    }

    private boolean sendIfOpen(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** SUBSCRIBE with QoS 1, and the server's SUBACK. */
    public void subscribe(String topic) {
        send(
                MqttMessageBuilders.subscribe()
                        .messageId(1)
                        .addSubscription(MqttQoS.AT_LEAST_ONCE, topic)
                        .build());
        if (!(receive() instanceof MqttSubAckMessage)) {
            throw new AssertionError("no SUBACK");
        }
    }

    /** The next packet, which must be a PUBLISH. */
    public MqttPublishMessage receivePublish() {
        MqttMessage packet = receive();
        if (packet instanceof MqttPublishMessage publish) {
            return publish;
        }
        throw new AssertionError("no PUBLISH but " + packet);
    }

    public void acknowledge(int packetId) {
        send(MqttMessageBuilders.pubAck().packetId(packetId).reasonCode((byte) 0).build());
    }

    /** What is there until the answer to a PINGREQ: nothing else was on its way. */
    public void expectNothing() {
        send(MqttMessage.PINGREQ);
        MqttMessage packet = receive();
        if (packet == null || packet.fixedHeader().messageType() != MqttMessageType.PINGRESP) {
            throw new AssertionError("expected nothing, was " + packet);
        }
    }

    public static MqttMessage publishing(String topic, int packetId, byte[] payload) {
        return publishing(topic, packetId, payload, MqttQoS.AT_LEAST_ONCE);
    }

    public static MqttMessage publishing(String topic, int packetId, byte[] payload, MqttQoS qos) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .messageId(packetId)
                .qos(qos)
                .payload(Unpooled.wrappedBuffer(payload))
                .build();
    }

    public void send(MqttMessage packet) {
        // The version of the connection decides how packets are written and read.
        encoder.writeOutbound(packet);
        for (ByteBuf bytes = encoder.readOutbound();
                bytes != null;
                bytes = encoder.readOutbound()) {
            send(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next packet, or null where the server has closed the connection. */
    public @Nullable MqttMessage receive() {
        try {
            byte[] bytes = new byte[4096];
            while (true) {
                MqttMessage packet = decoder.readInbound();
                if (packet != null) {
                    return packet;
                }
                int length = socket.getInputStream().read(bytes);
                if (length < 0) {
                    return null;
                }
                decoder.writeInbound(Unpooled.copiedBuffer(bytes, 0, length));
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the server said nothing for 20 s", e);
        } catch (IOException e) {
            return null;
        }
    }

    /** Reads and writes as that version from here on. */
    public RawClient speaking(MqttVersion version) {
        var key = AttributeKey.<MqttVersion>valueOf("NETTY_CODEC_MQTT_VERSION");
        encoder.attr(key).set(version);
        decoder.attr(key).set(version);
        return this;
    }

    /** Ends without DISCONNECT, as a device does that loses its power. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason code of a DISCONNECT. */
    public static int disconnectCode(@Nullable MqttMessage packet) {
        if (packet != null
                && packet.variableHeader()
                        instanceof MqttReasonCodeAndPropertiesVariableHeader disconnect) {
            return Byte.toUnsignedInt(disconnect.reasonCode());
        }
        throw new AssertionError("no DISCONNECT but " + packet);
    }
}
