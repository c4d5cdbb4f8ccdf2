package cn.yinling.simulators.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** The few MQTT packets a publisher needs, as bytes (OASIS MQTT 3.1.1 and 5.0). */
final class Packets {
    static final int CONNACK = 0x20;
    static final int PUBACK = 0x40;
    static final int DISCONNECT = 0xE0;

    private static final int CONNECT = 0x10;
    private static final int USER_PASSWORD_CLEAN = 0xC2;
    private static final int RECEIVE_MAXIMUM = 0x21;

    private Packets() {}

    static void connect(ByteBuf out, LoadDevice device, boolean isMqtt5, int keepAliveSeconds) {
        byte[] name = device.id().value().getBytes(StandardCharsets.UTF_8);
        byte[] password = device.password().getBytes(StandardCharsets.UTF_8);
        int propertyBytes = isMqtt5 ? 1 : 0;
        out.writeByte(CONNECT);
        length(out, 10 + propertyBytes + 2 + name.length + 2 + name.length + 2 + password.length);
        text(out, "MQTT".getBytes(StandardCharsets.US_ASCII));
        out.writeByte(isMqtt5 ? 5 : 4).writeByte(USER_PASSWORD_CLEAN).writeShort(keepAliveSeconds);
        out.writeZero(propertyBytes);
        text(out, name);
        text(out, name);
        text(out, password);
    }

    static void text(ByteBuf out, byte[] text) {
        out.writeShort(text.length).writeBytes(text);
    }

    /** The variable byte integer of section 1.5.5. */
    static void length(ByteBuf out, int length) {
        int rest = length;
        while (rest >= 0x80) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        out.writeByte(rest);
    }

    /** The variable byte integer at the reader; -1 where it is not there to its end yet. */
    static int length(ByteBuf in) {
        int value = 0;
        for (int shift = 0; shift < 28 && in.isReadable(); shift += 7) {
            int digit = in.readUnsignedByte();
            value |= (digit & 0x7f) << shift;
            if (digit < 0x80) {
                return value;
            }
        }
        return -1;
    }

    /**
     * How many publishes the server takes unanswered: Receive Maximum among the CONNACK properties
     * that {@code in} holds (section 3.2.2.3), else 65,535.
     */
    static int receiveMaximum(ByteBuf in) {
        length(in);
        while (in.isReadable()) {
            int property = in.readUnsignedByte();
            switch (property) {
                case RECEIVE_MAXIMUM -> {
                    return in.readUnsignedShort();
                }
                case 0x24, 0x25, 0x28, 0x29, 0x2A -> in.skipBytes(1);
                case 0x13, 0x22 -> in.skipBytes(2);
                case 0x11, 0x27 -> in.skipBytes(4);
                case 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> in.skipBytes(in.readUnsignedShort());
                case 0x26 -> {
                    in.skipBytes(in.readUnsignedShort());
                    in.skipBytes(in.readUnsignedShort());
                }
                default ->
                        throw new IllegalStateException(
                                "CONNACK property 0x%x is not known".formatted(property));
            }
        }
        return 65_535;
    }
}
