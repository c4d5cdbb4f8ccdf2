package cn.yinling.simulators.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * One device's connection (MQTT 3.1.1): keeps the window full, or to its share of the rate, and
 * times every PUBACK. All on its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's void promise reports to exceptionCaught
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final int CONNACK = 0x20;
    private static final int PUBACK = 0x40;
    private static final int KEEP_ALIVE_SECONDS = 300;

    private final LoadDevice device;
    private final int window;
    private final PublishTemplate template;
    private final Histogram latency;
    private final long[] sentAtNanos;
    private final int[] freePacketIds;
    private final Runnable ready;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf partial;
    private int unanswered;
    private long allowance;
    private boolean measuring;
    private boolean publishing;

    long sent;
    long answered;
    long acknowledged;
    boolean broken;

    LoadConnection(LoadDevice device, int window, Histogram latency, Runnable ready) {
        this.device = device;
        this.window = window;
        this.template = new PublishTemplate(device.id());
        this.latency = latency;
        this.ready = ready;
        this.sentAtNanos = new long[window + 1];
        this.freePacketIds = IntStream.rangeClosed(1, window).toArray();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        byte[] name = device.id().value().getBytes(StandardCharsets.UTF_8);
        byte[] password = device.password().getBytes(StandardCharsets.UTF_8);
        ByteBuf packet = context.alloc().buffer();
        int remaining = 10 + 2 + name.length + 2 + name.length + 2 + password.length;
        packet.writeByte(0x10).writeByte(remaining);
        text(packet, "MQTT".getBytes(StandardCharsets.US_ASCII));
        packet.writeByte(4).writeByte(0xC2).writeShort(KEEP_ALIVE_SECONDS);
        text(packet, name);
        text(packet, name);
        text(packet, password);
        context.writeAndFlush(packet, context.voidPromise());
    }

    private static void text(ByteBuf packet, byte[] text) {
        packet.writeShort(text.length).writeBytes(text);
    }

    /** From now on publishes. */
    void publish() {
        publishing = true;
        fill();
    }

    /** From now on counts and times. */
    void measure() {
        measuring = true;
    }

    void stopMeasuring() {
        measuring = false;
    }

    void stop() {
        publishing = false;
    }

    /** Allows {@code messages} more, where the rate is bounded. */
    void allow(long messages) {
        allowance += messages;
        fill();
    }

    /** No bound but the window. */
    void unbounded() {
        allowance = Long.MAX_VALUE / 2;
    }

    boolean isQuiet() {
        return broken || unanswered == 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        ByteBuf held = partial;
        if (held != null) {
            bytes = context.alloc().buffer().writeBytes(held).writeBytes(bytes);
            held.release();
            ((ByteBuf) message).release();
            partial = null;
        }
        while (bytes.readableBytes() >= 4) {
            packet(bytes);
        }
        if (bytes.isReadable()) {
            partial = bytes;
        } else {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        fill();
    }

    /** Every packet a 3.1.1 server sends us here has four bytes. */
    private void packet(ByteBuf bytes) {
        int type = bytes.readUnsignedByte();
        bytes.skipBytes(1);
        int value = bytes.readUnsignedShort();
        switch (type) {
            case CONNACK -> connected(value & 0xff);
            case PUBACK -> acknowledged(value);
            default ->
                    throw new IllegalStateException(
                            "packet type 0x%x is not expected".formatted(type));
        }
    }

    private void connected(int returnCode) {
        if (returnCode != 0) {
            throw new IllegalStateException(
                    "%s refused, return code %d".formatted(device.id(), returnCode));
        }
        ready.run();
    }

    private void acknowledged(int packetId) {
        unanswered--;
        freePacketIds[unanswered] = packetId;
        answered++;
        if (measuring) {
            acknowledged++;
            latency.recordValue(
                    TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAtNanos[packetId]));
        }
    }

    private void fill() {
        ChannelHandlerContext channel = context;
        if (!publishing || channel == null || !channel.channel().isActive()) {
            return;
        }
        int messages = (int) Math.min(allowance, window - unanswered);
        if (messages <= 0) {
            return;
        }
        ByteBuf out = channel.alloc().directBuffer(messages * template.length());
        long now = System.currentTimeMillis() * 1000;
        for (int i = 0; i < messages; i++) {
            int packetId = freePacketIds[unanswered++];
            sentAtNanos[packetId] = System.nanoTime();
            template.write(out, packetId, sent++, now + i);
        }
        allowance -= messages;
        channel.writeAndFlush(out, channel.voidPromise());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        broken = true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        broken = true;
        context.close(context.voidPromise());
    }
}
