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
import io.netty.handler.codec.mqtt.MqttQoS;
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
    private static final int TIMEOUT_MILLIS = 20_000;

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
}
