package cn.yinling.hub.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * One connection's socket, and which MQTT it speaks. On the event loop only, save where said
 * otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches exceptionCaught, or the close
final class Wire {
    private static final int LONGEST_REASON = 200;

    /** A reason must not make a packet larger than the client takes (section 3.2.2.3.9). */
    private static final int ROOM_FOR_A_REASON = 1024;

    /** Fixed header, length of the topic, packet id, Message Expiry Interval. */
    private static final int LARGEST_PUBLISH_HEADER = 5 + 2 + 2 + 6;

    private static final int LAST_WORDS_SECONDS = 3;

    private final ChannelHandlerContext context;
    private final boolean isMqtt5;
    private final boolean wantsReasons;
    private final int largestPacket;
    private long readSinceNanos = System.nanoTime();

    /**
     * Wraps a socket.
     *
     * @param wantsReasons whether the client wants reason strings (Request Problem Information)
     * @param largestPacket the largest it takes (Maximum Packet Size), in bytes
     */
    Wire(ChannelHandlerContext context, boolean isMqtt5, boolean wantsReasons, int largestPacket) {
        this.context = context;
        this.isMqtt5 = isMqtt5;
        this.wantsReasons = wantsReasons && largestPacket >= ROOM_FOR_A_REASON;
        this.largestPacket = largestPacket;
    }

    boolean isMqtt5() {
        return isMqtt5;
    }

    /** On any thread. */
    EventLoop loop() {
        return context.channel().eventLoop();
    }

    /** Here and now on the event loop, else as its next task. On any thread. */
    void run(Runnable task) {
        if (loop().inEventLoop()) {
            task.run();
        } else {
            loop().execute(task);
        }
    }

    boolean isOpen() {
        return context.channel().isActive();
    }

    /** Whether the client takes what is sent to it. */
    boolean isWritable() {
        return context.channel().isWritable();
    }

    void send(MqttMessage packet) {
        context.writeAndFlush(packet, context.voidPromise());
    }

    /** Whether the client does not take so large a packet (OASIS MQTT 5.0, section 3.1.2.11.4). */
    boolean isTooLarge(Message message) {
        // A character has at most three bytes.
        return (long) LARGEST_PUBLISH_HEADER
                        + 3L * message.topic().length()
                        + message.payload().length
                > largestPacket;
    }

    /** With QoS 1. */
    void send(Remains.Sent sent, boolean isAgain, Instant now) {
        send(Packets.publish(sent, isAgain, expiry(sent.message(), now)));
    }

    /** With QoS 0. */
    void sendOnce(Message message, Instant now) {
        send(Packets.publishOnce(message, expiry(message, now)));
    }

    /** What is left of the Message Expiry Interval (OASIS MQTT 5.0, section 3.3.2.3.3). */
    private MqttProperties expiry(Message message, Instant now) {
        Instant expiresAt = message.expiresAt();
        if (!isMqtt5 || expiresAt == null) {
            return MqttProperties.NO_PROPERTIES;
        }
        long seconds = Math.max(1, Duration.between(now, expiresAt).toSeconds());
        MqttProperties properties = new MqttProperties();
        properties.add(
                new MqttProperties.IntegerProperty(
                        MqttProperties.PUBLICATION_EXPIRY_INTERVAL,
                        (int) Math.min(seconds, Integer.MAX_VALUE)));
        return properties;
    }

    ByteBuf buffer(int bytes) {
        return context.alloc().directBuffer(bytes);
    }

    void send(ByteBuf packets) {
        context.writeAndFlush(packets, context.voidPromise());
    }

    void sendAndClose(MqttMessage packet) {
        context.writeAndFlush(packet).addListener(ChannelFutureListener.CLOSE);
        if (isOpen()) {
            // A dead client does not take it, and must not hold the socket for its sake.
            loop().schedule((Runnable) context::close, LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        }
    }

    void close() {
        close(context);
    }

    static void close(ChannelHandlerContext context) {
        context.close();
    }

    /** Whether the socket is read. */
    void read(boolean isRead) {
        if (context.channel().config().isAutoRead() != isRead) {
            context.channel().config().setAutoRead(isRead);
            readSinceNanos = System.nanoTime();
        }
    }

    /** Whether it was read for so long; silence of a client that we do not read says nothing. */
    boolean wasReadFor(Duration time) {
        return context.channel().config().isAutoRead()
                && System.nanoTime() - readSinceNanos >= time.toNanos();
    }

    /** The reason for a client that wants it, without what could do harm in a log. */
    MqttProperties reason(String text) {
        if (!isMqtt5 || !wantsReasons || text.isEmpty()) {
            return MqttProperties.NO_PROPERTIES;
        }
        MqttProperties properties = new MqttProperties();
        properties.add(
                new MqttProperties.StringProperty(MqttProperties.REASON_STRING, printable(text)));
        return properties;
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST_REASON));
        text.codePoints()
                .limit(LONGEST_REASON)
                .filter(character -> !Character.isISOControl(character))
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
