package cn.yinling.hub.mqtt;

import java.util.List;

/**
 * What is left of a session when its connection is gone (OASIS MQTT 5.0, section 4.1). Immutable;
 * holds nothing of the connection.
 *
 * @param sent publishes without a PUBACK, in the order in which they were sent
 * @param deliveries what the client may send again
 */
record Remains(
        List<Subscription> subscriptions,
        List<Sent> sent,
        int lastPacketId,
        List<Deliveries.Delivery> deliveries) {
    private static final int BYTES_OF_A_SESSION = 300;
    private static final int BYTES_OF_A_PUBLISH = 150;
    private static final int BYTES_OF_A_DELIVERY = 120;

    /** A publish until it is acknowledged. */
    record Sent(int packetId, Message message) {}

    /** About so much heap. */
    long bytes() {
        return BYTES_OF_A_SESSION
                + (long) BYTES_OF_A_DELIVERY * deliveries.size()
                + sent.stream()
                        .mapToLong(one -> BYTES_OF_A_PUBLISH + one.message().payload().length)
                        .sum();
    }
}
