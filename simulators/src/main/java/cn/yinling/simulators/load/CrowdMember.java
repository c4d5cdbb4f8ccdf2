package cn.yinling.simulators.load;

import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A device that connects (MQTT 3.1.1), subscribes to its commands, sends a reading now and then and
 * a ping in between. All on its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's void promise reports to exceptionCaught
final class CrowdMember extends ChannelInboundHandlerAdapter {
    static final int KEEP_ALIVE_SECONDS = 60;

    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int SUBACK = 0x90;
    private static final int PINGRESP = 0xD0;

    private final LoadDevice device;
    private final PublishTemplate template;
    private final Histogram latency;
    private final Runnable settled;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf partial;
    private long sentAtNanos;
    private boolean isWaiting;
    private boolean hasSettled;

    boolean isThere;
    boolean isBroken;
    long sent;
    long acknowledged;

    /**
     * A device.
     *
     * @param settled run once: when it is there, or never will be
     */
    CrowdMember(LoadDevice device, Histogram latency, Runnable settled) {
        this.device = device;
        this.template = new PublishTemplate(device.id(), LoadMessage.READING, false);
        this.latency = latency;
        this.settled = settled;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        byte[] name = utf8(device.id().value());
        byte[] password = utf8(device.password());
        ByteBuf packet = context.alloc().buffer(128);
        packet.writeByte(0x10)
                .writeByte(10 + 2 + name.length + 2 + name.length + 2 + password.length);
        text(packet, utf8("MQTT"));
        packet.writeByte(4).writeByte(0xC2).writeShort(KEEP_ALIVE_SECONDS);
        text(packet, name);
        text(packet, name);
        text(packet, password);
        context.writeAndFlush(packet, context.voidPromise());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void text(ByteBuf packet, byte[] text) {
        packet.writeShort(text.length).writeBytes(text);
    }

    private void subscribe(ChannelHandlerContext channel) {
        byte[] topic = utf8(new Topic.OfDevice(device.id(), Channel.COMMANDS).text());
        ByteBuf packet = channel.alloc().buffer(96);
        packet.writeByte(0x82).writeByte(2 + 2 + topic.length + 1).writeShort(1);
        text(packet, topic);
        packet.writeByte(1);
        channel.writeAndFlush(packet, channel.voidPromise());
    }

    /** Sends a reading, unless the last is not answered yet. */
    void publish() {
        ChannelHandlerContext channel = context;
        if (!isThere || isWaiting || channel == null) {
            return;
        }
        isWaiting = true;
        ByteBuf packet = channel.alloc().buffer(template.length());
        template.write(packet, 1, sent++, System.currentTimeMillis() * 1000);
        sentAtNanos = System.nanoTime();
        channel.writeAndFlush(packet, channel.voidPromise());
    }

    void ping() {
        ChannelHandlerContext channel = context;
        if (isThere && channel != null) {
            ByteBuf packet = channel.alloc().buffer(2).writeShort(0xC000);
            channel.writeAndFlush(packet, channel.voidPromise());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (partial != null) {
            bytes = partial.writeBytes(bytes);
            ((ByteBuf) message).release();
            partial = null;
        }
        while (bytes.readableBytes() >= 2 && bytes.readableBytes() >= length(bytes)) {
            packet(context, bytes);
        }
        if (bytes.isReadable()) {
            partial = context.alloc().buffer(16).writeBytes(bytes);
        }
        bytes.release();
    }

    /** Every packet that comes here has fewer than 128 bytes. */
    private static int length(ByteBuf bytes) {
        return 2 + bytes.getUnsignedByte(bytes.readerIndex() + 1);
    }

    private void packet(ChannelHandlerContext channel, ByteBuf bytes) {
        int length = length(bytes);
        int type = bytes.getUnsignedByte(bytes.readerIndex());
        int code = bytes.getUnsignedByte(bytes.readerIndex() + length - 1);
        bytes.skipBytes(length);
        switch (type) {
            case CONNACK -> {
                require(code == 0, "was refused, return code %d", code);
                subscribe(channel);
            }
            case SUBACK -> {
                require(code == 1, "may not subscribe, return code %d", code);
                isThere = true;
                settle();
            }
            case PUBACK -> answered();
            case PINGRESP -> {}
            default -> require(false, "heard a packet of type %d", type);
        }
    }

    private void require(boolean holds, String otherwise, int value) {
        if (!holds) {
            throw new IllegalStateException(device.id() + " " + otherwise.formatted(value));
        }
    }

    private void answered() {
        isWaiting = false;
        acknowledged++;
        latency.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAtNanos));
    }

    /** It could not even connect. */
    void failed() {
        isBroken = true;
        settle();
    }

    private void settle() {
        if (!hasSettled) {
            hasSettled = true;
            settled.run();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        isThere = false;
        failed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
