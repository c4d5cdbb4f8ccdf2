package cn.yinling.hub.watches;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Cuts a stream into frames. A bracket inside a content is always escaped, so the first closing
 * bracket ends a frame whatever its length field says, and an opening one begins a new frame: a
 * wrong length never keeps an SOS waiting for bytes that do not come. What it finds does not depend
 * on how the bytes arrive. Of one connection.
 */
final class FrameScanner extends ByteToMessageDecoder {
    static final int OPEN = '[';
    static final int CLOSE = ']';

    private final int mostBytes;

    /** Bytes of the open frame that were looked at already, its bracket included. */
    private int looked;

    /** A scanner for frames of at most so many bytes between their brackets. */
    FrameScanner(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (in.getByte(in.readerIndex()) == OPEN) {
            frame(in, out);
        } else {
            outside(in, out);
        }
    }

    private void frame(ByteBuf in, List<Object> out) {
        int begin = in.readerIndex();
        int limit = Math.min(in.readableBytes(), mostBytes + 2);
        for (int at = Math.max(1, looked); at < limit; at++) {
            int character = in.getByte(begin + at);
            if (character == CLOSE) {
                out.add(WatchFrame.read(ByteBufUtil.getBytes(in, begin + 1, at - 1)));
                done(in, at + 1);
                return;
            }
            if (character == OPEN) {
                out.add(broken("cut short by another frame", in, at));
                done(in, at);
                return;
            }
        }
        looked = limit;
        if (limit == mostBytes + 2) {
            out.add(broken("longer than %d bytes".formatted(mostBytes), in, limit));
            done(in, limit);
        }
    }

    private static Framed.Broken broken(String why, ByteBuf in, int end) {
        return new Framed.Broken(why, ByteBufUtil.getBytes(in, in.readerIndex() + 1, end - 1));
    }

    private void done(ByteBuf in, int bytes) {
        in.skipBytes(bytes);
        looked = 0;
    }

    private static void outside(ByteBuf in, List<Object> out) {
        int noise = 0;
        while (in.isReadable() && in.getByte(in.readerIndex()) != OPEN) {
            noise += in.readByte() > ' ' ? 1 : 0;
        }
        if (noise > 0) {
            out.add(new Framed.Noise(noise));
        }
    }
}
