package cn.yinling.simulators.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * One device's connection: keeps the window full, or to its share of the rate, times every PUBACK
 * and remembers which messages were acknowledged. What the socket does not take is owed, not
 * buffered. All on its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's void promise reports to exceptionCaught
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final int KEEP_ALIVE_SECONDS = 300;
    private static final int MOST_IN_A_WRITE = 256;
    private static final int FAILURE = 0x80;

    private final LoadDevice device;
    private final boolean isMqtt5;
    private final PublishTemplate template;
    private final SingleWriterRecorder latency;
    private final long[] sentAtNanos;
    private final int[] sequences;
    private final int[] freePacketIds;
    private final Runnable ready;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ByteBuf partial;
    private int window;
    private int unanswered;
    private long allowance;
    private boolean publishing;

    private final BitSet acknowledged = new BitSet();
    private int sent;
    private long refused;
    private boolean broken;

    LoadConnection(LoadDevice device, LoadPlan plan, SingleWriterRecorder latency, Runnable ready) {
        this.device = device;
        this.isMqtt5 = plan.isMqtt5();
        this.window = plan.window();
        this.template = new PublishTemplate(device.id(), plan.message(), isMqtt5);
        this.latency = latency;
        this.ready = ready;
        this.sentAtNanos = new long[window + 1];
        this.sequences = new int[window + 1];
        this.freePacketIds = IntStream.rangeClosed(1, window).toArray();
    }

    /** What a connection has come to; a copy. */
    record Settled(long sent, long refused, boolean broken, LoadResult.Promise promise) {}

    Settled settled() {
        BitSet numbers = (BitSet) acknowledged.clone();
        return new Settled(sent, refused, broken, new LoadResult.Promise(device.id(), numbers));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        ByteBuf packet = context.alloc().buffer();
        Packets.connect(packet, device, isMqtt5, KEEP_ALIVE_SECONDS);
        context.writeAndFlush(packet, context.voidPromise());
    }

    /** From now on publishes. */
    void publish() {
        publishing = true;
        fill();
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
        while (packet(bytes)) {
            // the next one
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

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        fill();
    }

    /** Takes one packet out; false where there is no whole one. */
    private boolean packet(ByteBuf bytes) {
        int start = bytes.readerIndex();
        if (bytes.readableBytes() < 2) {
            return false;
        }
        int type = bytes.readUnsignedByte();
        int length = Packets.length(bytes);
        if (length < 0 || bytes.readableBytes() < length) {
            bytes.readerIndex(start);
            return false;
        }
        int end = bytes.readerIndex() + length;
        switch (type) {
            case Packets.CONNACK -> connected(bytes.readSlice(length));
            case Packets.PUBACK ->
                    answered(
                            bytes.readUnsignedShort(),
                            length > 2 ? bytes.getUnsignedByte(end - length + 2) : 0);
            case Packets.DISCONNECT -> broken = true;
            default ->
                    throw new IllegalStateException(
                            "packet type 0x%x is not expected".formatted(type));
        }
        bytes.readerIndex(end);
        return true;
    }

    private void connected(ByteBuf answer) {
        answer.skipBytes(1);
        int code = answer.readUnsignedByte();
        if (code != 0) {
            throw new IllegalStateException("%s refused, code 0x%x".formatted(device.id(), code));
        }
        if (isMqtt5) {
            window = Math.min(window, Packets.receiveMaximum(answer));
        }
        ready.run();
    }

    private void answered(int packetId, int code) {
        unanswered--;
        freePacketIds[unanswered] = packetId;
        if (code >= FAILURE) {
            refused++;
            return;
        }
        acknowledged.set(sequences[packetId]);
        latency.recordValue(
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sentAtNanos[packetId]));
    }

    private void fill() {
        ChannelHandlerContext channel = context;
        if (!publishing || channel == null) {
            return;
        }
        while (channel.channel().isActive() && channel.channel().isWritable()) {
            int room = Math.min(window - unanswered, MOST_IN_A_WRITE);
            int messages = (int) Math.min(allowance, room);
            if (messages <= 0) {
                return;
            }
            allowance -= messages;
            channel.writeAndFlush(batch(channel, messages), channel.voidPromise());
        }
    }

    private ByteBuf batch(ChannelHandlerContext channel, int messages) {
        ByteBuf out = channel.alloc().directBuffer(messages * template.length());
        long nowMicros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        for (int i = 0; i < messages; i++) {
            int packetId = freePacketIds[unanswered++];
            sentAtNanos[packetId] = System.nanoTime();
            sequences[packetId] = sent;
            template.write(out, packetId, sent++, nowMicros + i);
        }
        return out;
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
