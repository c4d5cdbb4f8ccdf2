package cn.yinling.hub.sessions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What goes to one client: its subscriptions, and the publishes it has not acknowledged. Of the
 * event loop alone.
 */
final class Downlink {
    private static final int LAST_PACKET_ID = 65_535;

    private final Wire wire;
    private final int most;
    private final Set<String> topics = new HashSet<>();
    private final Map<Integer, Runnable> unacknowledged = new HashMap<>();
    private int lastPacketId;

    /**
     * The way to one client.
     *
     * @param most publishes it takes unacknowledged, its Receive Maximum
     */
    Downlink(Wire wire, int most) {
        this.wire = wire;
        this.most = Math.min(most, LAST_PACKET_ID - 1);
    }

    void subscribe(String topic) {
        topics.add(topic);
    }

    boolean unsubscribe(String topic) {
        return topics.remove(topic);
    }

    /**
     * Sends with QoS 1. What finds no subscription or no room is dropped: whoever must be heard
     * says it again.
     */
    void deliver(String topic, byte[] payload, Runnable onAcknowledged) {
        boolean hasRoom = unacknowledged.size() < most && wire.isWritable();
        if (!topics.contains(topic) || !hasRoom) {
            return;
        }
        int packetId = nextPacketId();
        unacknowledged.put(packetId, onAcknowledged);
        wire.send(Packets.publish(topic, payload, packetId));
    }

    void acknowledged(int packetId, boolean isTaken) {
        Runnable onAcknowledged = unacknowledged.remove(packetId);
        if (onAcknowledged != null && isTaken) {
            onAcknowledged.run();
        }
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % LAST_PACKET_ID + 1;
        } while (unacknowledged.containsKey(lastPacketId));
        return lastPacketId;
    }
}
