package cn.yinling.hub.spool;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a record lies in a segment: magic, length, checksum of the payload, checksum of these three,
 * payload. The header has a checksum of its own, so that after damage the next record can be found.
 */
final class Frame {
    static final int HEADER_BYTES = 16;

    /** Nothing that we write is longer; a longer length is damage. */
    static final int MOST_PAYLOAD_BYTES = 64 << 20;

    private static final int MAGIC = 0x594C5331; // "YLS1"

    private Frame() {}

    /** The whole record, ready to be written. */
    static ByteBuffer of(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEADER_BYTES + payload.length);
        frame.putInt(MAGIC).putInt(payload.length).putInt(checksum(payload, 0, payload.length));
        frame.putInt(checksum(frame.array(), 0, HEADER_BYTES - Integer.BYTES));
        return frame.put(payload).flip();
    }

    /** The length of the payload whose header is at {@code at}, or -1 where there is none. */
    static int lengthAt(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < HEADER_BYTES || bytes.getInt(at) != MAGIC) {
            return -1;
        }
        int length = bytes.getInt(at + 4);
        byte[] header = new byte[HEADER_BYTES - Integer.BYTES];
        bytes.get(at, header);
        boolean isSound =
                bytes.getInt(at + 12) == checksum(header, 0, header.length)
                        && length >= 0
                        && length <= MOST_PAYLOAD_BYTES;
        return isSound ? length : -1;
    }

    /** The payload behind a sound header, or null where it is cut off or damaged. */
    static byte @Nullable [] payloadAt(ByteBuffer bytes, int at, int length) {
        if (bytes.limit() - at - HEADER_BYTES < length) {
            return null;
        }
        byte[] payload = new byte[length];
        bytes.get(at + HEADER_BYTES, payload);
        return bytes.getInt(at + 8) == checksum(payload, 0, length) ? payload : null;
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
