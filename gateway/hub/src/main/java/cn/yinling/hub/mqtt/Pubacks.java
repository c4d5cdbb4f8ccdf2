package cn.yinling.hub.mqtt;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The usual acknowledgements of a connection, a batch of them in one write. Of its event loop
 * alone.
 */
final class Pubacks {
    /** PUBACK without a reason code, which both versions read as success. */
    private static final int HEADER = 0x4002;

    private final Wire wire;
    private @Nullable ByteBuf noted;

    Pubacks(Wire wire) {
        this.wire = wire;
    }

    /**
     * Notes one without sending it yet; whether it is the first since the last {@link #flush()}.
     */
    boolean note(int packetId) {
        boolean isFirst = noted == null;
        ByteBuf buffer = noted == null ? wire.buffer(64) : noted;
        noted = buffer;
        buffer.writeShort(HEADER).writeShort(packetId);
        return isFirst;
    }

    void flush() {
        ByteBuf packets = noted;
        noted = null;
        if (packets != null) {
            wire.send(packets);
        }
    }

    /** Forgets them: nothing is sent any more. */
    void drop() {
        if (noted != null) {
            noted.release();
            noted = null;
        }
    }
}
