package cn.yinling.hub.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final byte[] PAYLOAD = "a record".getBytes(StandardCharsets.UTF_8);
    private static final int LENGTH = Frame.HEADER_BYTES + PAYLOAD.length;

    @Test
    void recordIsReadWhereItLiesAndNowhereElse() {
        ByteBuffer bytes = ByteBuffer.allocate(5 + LENGTH + 3).put(5, Frame.of(PAYLOAD).array());
        for (int at = 0; at <= bytes.limit(); at++) {
            assertThat(Frame.lengthAt(bytes, at)).isEqualTo(at == 5 ? PAYLOAD.length : -1);
        }
        assertThat(Frame.payloadAt(bytes, 5, PAYLOAD.length)).isEqualTo(PAYLOAD);
    }

    @Test
    void recordWithNothingInItIsARecord() {
        ByteBuffer frame = Frame.of(new byte[0]);
        assertThat(frame.remaining()).isEqualTo(Frame.HEADER_BYTES);
        assertThat(Frame.lengthAt(frame, 0)).isZero();
        assertThat(Frame.payloadAt(frame, 0, 0)).isEmpty();
    }

    @Test
    void anyBitThatIsWrongIsSeen() {
        for (int bit = 0; bit < LENGTH * Byte.SIZE; bit++) {
            byte[] bytes = Frame.of(PAYLOAD).array();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            ByteBuffer frame = ByteBuffer.wrap(bytes);
            if (bit < Frame.HEADER_BYTES * Byte.SIZE) {
                assertThat(Frame.lengthAt(frame, 0)).as("bit %d", bit).isEqualTo(-1);
            } else {
                assertThat(Frame.payloadAt(frame, 0, PAYLOAD.length)).as("bit %d", bit).isNull();
            }
        }
    }

    @Test
    void recordThatIsCutOffIsNone() {
        byte[] whole = Frame.of(PAYLOAD).array();
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer bytes = ByteBuffer.wrap(whole, 0, length);
            boolean hasHeader = length >= Frame.HEADER_BYTES;
            assertThat(Frame.lengthAt(bytes, 0)).isEqualTo(hasHeader ? PAYLOAD.length : -1);
            if (hasHeader) {
                assertThat(Frame.payloadAt(bytes, 0, PAYLOAD.length)).isNull();
            }
        }
    }

    @Test
    void lengthThatWeNeverWriteIsDamageEvenWhereItsChecksumIsSound() {
        assertThat(Frame.lengthAt(header(Frame.MOST_PAYLOAD_BYTES), 0))
                .isEqualTo(Frame.MOST_PAYLOAD_BYTES);
        assertThat(Frame.lengthAt(header(Frame.MOST_PAYLOAD_BYTES + 1), 0)).isEqualTo(-1);
        assertThat(Frame.lengthAt(header(Integer.MIN_VALUE), 0)).isEqualTo(-1);
    }

    private static ByteBuffer header(int length) {
        ByteBuffer header = ByteBuffer.wrap(Frame.of(PAYLOAD).array()).putInt(4, length);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, 12);
        return header.putInt(12, (int) crc.getValue());
    }
}
