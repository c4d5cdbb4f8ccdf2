package cn.yinling.simulators.load;

import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * A device's reading as a whole PUBLISH packet (OASIS MQTT 3.1.1, section 3.3), of which only
 * packet id, sequence number, time and heart rate change from one message to the next. Not
 * thread-safe.
 */
final class PublishTemplate {
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final String PAYLOAD =
            "[{\"bt\":0000000000.000000,\"n\":\"seq\",\"v\":000000000},{\"n\":\"hr\",\"v\":000},"
                    + "{\"n\":\"br\",\"v\":14.5},{\"n\":\"bed\",\"vb\":true},{\"n\":\"move\",\"v\":0.25},"
                    + "{\"n\":\"spo2\",\"v\":97},{\"n\":\"room\",\"v\":21.5},{\"n\":\"batt\",\"v\":88}]";

    private final byte[] packet;
    private final int packetIdAt;
    private final int secondsAt;
    private final int sequenceAt;
    private final int heartRateAt;

    PublishTemplate(DeviceId device) {
        byte[] topic =
                new Topic.OfDevice(device, Channel.READINGS)
                        .text()
                        .getBytes(StandardCharsets.US_ASCII);
        // A JSON number has no leading zeros: the digits that stand for the sequence begin with a
        // 1.
        byte[] payload = PAYLOAD.getBytes(StandardCharsets.US_ASCII);
        int remaining = 2 + topic.length + 2 + payload.length;
        int lengthBytes = remaining < 128 ? 1 : 2;
        packet = new byte[1 + lengthBytes + remaining];
        packet[0] = (byte) PUBLISH_QOS_1;
        packet[1] = (byte) (lengthBytes == 1 ? remaining : (remaining & 0x7f) | 0x80);
        if (lengthBytes == 2) {
            packet[2] = (byte) (remaining >> 7);
        }
        int at = 1 + lengthBytes;
        packet[at] = (byte) (topic.length >> 8);
        packet[at + 1] = (byte) topic.length;
        System.arraycopy(topic, 0, packet, at + 2, topic.length);
        packetIdAt = at + 2 + topic.length;
        int payloadAt = packetIdAt + 2;
        System.arraycopy(payload, 0, packet, payloadAt, payload.length);
        secondsAt = payloadAt + PAYLOAD.indexOf("0000000000.");
        sequenceAt = payloadAt + PAYLOAD.indexOf("000000000}");
        heartRateAt = payloadAt + PAYLOAD.indexOf("000}", PAYLOAD.indexOf("\"hr\""));
    }

    int length() {
        return packet.length;
    }

    /**
     * Appends the packet. {@code sequence} is 0 to 899,999,999; 100,000,000 is added, so that its
     * length stays.
     */
    void write(ByteBuf out, int packetId, long sequence, long epochMicros) {
        packet[packetIdAt] = (byte) (packetId >> 8);
        packet[packetIdAt + 1] = (byte) packetId;
        digits(secondsAt, 10, epochMicros / 1_000_000);
        digits(secondsAt + 11, 6, epochMicros % 1_000_000);
        digits(sequenceAt, 9, 100_000_000 + sequence);
        digits(heartRateAt, 3, 100 + sequence % 100);
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
