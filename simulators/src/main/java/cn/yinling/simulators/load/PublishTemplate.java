package cn.yinling.simulators.load;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * A device's message as a whole PUBLISH packet (OASIS MQTT 3.1.1 and 5.0, section 3.3), of which
 * only packet id, sequence number, time and heart rate change from one message to the next. Not
 * thread-safe.
 */
final class PublishTemplate {
    /**
     * A JSON number has no leading zeros: the digits that stand for the sequence begin with a 1.
     */
    static final long FIRST_SEQUENCE = 100_000_000;

    private static final int PUBLISH_QOS_1 = 0x32;

    private final byte[] packet;
    private final int packetIdAt;
    private final int secondsAt;
    private final int sequenceAt;
    private final int heartRateAt;

    PublishTemplate(DeviceId device, LoadMessage message, boolean isMqtt5) {
        byte[] topic =
                new Topic.OfDevice(device, message.channel())
                        .text()
                        .getBytes(StandardCharsets.US_ASCII);
        String payload = message.payload();
        int propertyBytes = isMqtt5 ? 1 : 0;
        ByteBuf out = Unpooled.buffer();
        out.writeByte(PUBLISH_QOS_1);
        Packets.length(out, 2 + topic.length + 2 + propertyBytes + payload.length());
        Packets.text(out, topic);
        packetIdAt = out.writerIndex();
        out.writeShort(0).writeZero(propertyBytes);
        int payloadAt = out.writerIndex();
        out.writeBytes(payload.getBytes(StandardCharsets.US_ASCII));
        packet = new byte[out.readableBytes()];
        out.readBytes(packet);
        secondsAt = payloadAt + payload.indexOf("0000000000.");
        sequenceAt = payloadAt + payload.indexOf("000000000}");
        int heartRate = payload.indexOf("000}", payload.indexOf("\"hr\""));
        heartRateAt = payload.contains("\"hr\"") ? payloadAt + heartRate : -1;
    }

    int length() {
        return packet.length;
    }

    /** Appends the packet. {@code sequence} is 0 to 899,999,999, so that its length stays. */
    void write(ByteBuf out, int packetId, long sequence, long epochMicros) {
        packet[packetIdAt] = (byte) (packetId >> 8);
        packet[packetIdAt + 1] = (byte) packetId;
        digits(secondsAt, 10, epochMicros / 1_000_000);
        digits(secondsAt + 11, 6, epochMicros % 1_000_000);
        digits(sequenceAt, 9, FIRST_SEQUENCE + sequence);
        if (heartRateAt >= 0) {
            digits(heartRateAt, 3, 100 + sequence % 100);
        }
        out.writeBytes(packet);
    }

    private void digits(int at, int count, long value) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            packet[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
