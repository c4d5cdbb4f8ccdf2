package cn.yinling.hub.watches;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames. The first closing bracket ends a frame whatever its length field says,
 * and the beginning of another one cuts it short: a wrong length never keeps an SOS waiting for
 * bytes that do not come. Where names of Wi-Fi networks hold a closing bracket, what follows it is
 * passed over, as far as the length goes. An alarm of which no more comes for a while, or nothing
 * at all, is told as far as it has come. What it finds does not depend on how the bytes arrive. Of
 * one connection.
 */
final class FrameScanner extends ByteToMessageDecoder {
    static final int OPEN = '[';
    static final int CLOSE = ']';

    /** The rest of an alarm may be under way again over a bad line, but nobody waits for it. */
    static final int PATIENCE_SECONDS = 10;

    private final int mostBytes;

    /** Whether the next byte to be read is a frame's opening bracket. */
    private boolean isOpen;

    /** Bytes of the open frame that were looked at already, its bracket included. */
    private int looked;

    /** Bytes that belong to the last frame, if its length is right. */
    private long owed;

    private @Nullable Future<?> patience;

    /** A scanner for frames of at most so many bytes between their brackets. */
    FrameScanner(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!isOpen) {
            outside(in, out);
        }
        if (isOpen && !frame(in, out) && patience == null) {
            patience =
                    context.executor()
                            .schedule(
                                    () -> waitNoLonger(context),
                                    PATIENCE_SECONDS,
                                    TimeUnit.SECONDS);
        }
    }

    /** Passes over what stands before the next frame. */
    private void outside(ByteBuf in, List<Object> out) {
        int noise = 0;
        Beginning beginning = beginning(in);
        while (in.isReadable() && beginning == Beginning.NO) {
            noise += in.readUnsignedByte() > ' ' && owed <= 0 ? 1 : 0;
            owed--;
            beginning = beginning(in);
        }
        if (noise > 0) {
            out.add(new Framed.Noise(noise));
        }
        isOpen = in.isReadable() && beginning == Beginning.YES;
    }

    private Beginning beginning(ByteBuf in) {
        int digits = owed > 0 ? Beginning.ALL_DIGITS : Beginning.SOME_DIGITS;
        return Beginning.at(in, in.readerIndex(), in.writerIndex(), digits);
    }

    /** Whether it has an end. */
    private boolean frame(ByteBuf in, List<Object> out) {
        int begin = in.readerIndex();
        int limit = Math.min(in.readableBytes(), mostBytes + 2);
        for (int at = Math.max(1, looked); at < limit; at++) {
            int character = in.getByte(begin + at);
            if (character == CLOSE) {
                out.add(ended(in, at + 1, WatchFrame.read(between(in, at))));
                return true;
            }
            if (character == OPEN) {
                switch (Beginning.at(in, begin + at, in.writerIndex(), Beginning.ALL_DIGITS)) {
                    case YES -> {
                        out.add(cut(in, at, "cut short by another frame"));
                        return true;
                    }
                    case PERHAPS -> {
                        looked = at;
                        return false;
                    }
                    case NO -> {}
                }
            }
        }
        looked = limit;
        if (limit == mostBytes + 2) {
            out.add(cut(in, limit, "longer than %d bytes".formatted(mostBytes)));
            return true;
        }
        return false;
    }

    private static byte[] between(ByteBuf in, int end) {
        return ByteBufUtil.getBytes(in, in.readerIndex() + 1, end - 1);
    }

    private Framed cut(ByteBuf in, int bytes, String why) {
        return ended(in, bytes, WatchFrame.cut(between(in, bytes), why));
    }

    private Framed ended(ByteBuf in, int bytes, Framed framed) {
        boolean isAsLongAsItSays = framed instanceof WatchFrame frame && frame.isLengthRight();
        owed = isAsLongAsItSays ? 0 : WatchFrame.saidLength(between(in, bytes)) + 2 - bytes;
        in.skipBytes(bytes);
        looked = 0;
        isOpen = false;
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
        return framed;
    }

    private void waitNoLonger(ChannelHandlerContext context) {
        patience = null;
        Framed alarm = openAlarm(internalBuffer(), "no more of it came");
        if (alarm != null) {
            context.fireChannelRead(alarm);
            context.fireChannelReadComplete();
        }
    }

    /** The connection is over. */
    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        Framed alarm = openAlarm(in, "the connection ended within it");
        if (alarm != null) {
            out.add(alarm);
        }
    }

    /** The open frame, if it names an alarm as far as it has come; null else. */
    private @Nullable Framed openAlarm(ByteBuf in, String why) {
        boolean isAlarm =
                isOpen
                        && WatchFrame.cut(between(in, in.readableBytes()), why)
                                instanceof WatchFrame frame
                        && WatchWords.isAlarm(frame);
        return isAlarm ? cut(in, in.readableBytes(), why) : null;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }
}
