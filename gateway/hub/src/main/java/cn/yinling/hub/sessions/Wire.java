package cn.yinling.hub.sessions;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;

/**
 * One connection's socket, and which MQTT it speaks. On the event loop only, save where said
 * otherwise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches exceptionCaught, or the close
final class Wire {
    private static final int LONGEST_REASON = 200;

    private final ChannelHandlerContext context;
    private final boolean isMqtt5;
    private final boolean wantsReasons;

    /**
     * Wraps a socket.
     *
     * @param wantsReasons whether the client wants reason strings (Request Problem Information)
     */
    Wire(ChannelHandlerContext context, boolean isMqtt5, boolean wantsReasons) {
        this.context = context;
        this.isMqtt5 = isMqtt5;
        this.wantsReasons = wantsReasons;
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

    ByteBuf buffer(int bytes) {
        return context.alloc().directBuffer(bytes);
    }

    void send(ByteBuf packets) {
        context.writeAndFlush(packets, context.voidPromise());
    }

    void sendAndClose(MqttMessage packet) {
        context.writeAndFlush(packet).addListener(ChannelFutureListener.CLOSE);
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
        }
    }

    /** The reason for a client that wants it, without what could do harm in a log. */
    MqttProperties reason(String text) {
        if (!isMqtt5 || !wantsReasons) {
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
