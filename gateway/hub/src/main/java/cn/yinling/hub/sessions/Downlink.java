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

    /** Said twice and not acknowledged, the client is slow and not deaf: room is for others. */
    private static final int MOST_COPIES = 2;

    private record Sent(String about, Runnable onAcknowledged) {}

    private final Wire wire;
    private final int most;
    private final Set<String> topics = new HashSet<>();
    private final Map<Integer, Sent> unacknowledged = new HashMap<>();
    private final Map<String, Integer> copies = new HashMap<>();
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
     *
     * @param about the same for the same thing said again
     */
    void deliver(String topic, byte[] payload, String about, Runnable onAcknowledged) {
        boolean hasRoom = unacknowledged.size() < most && wire.isWritable();
        boolean isHeard = copies.getOrDefault(about, 0) >= MOST_COPIES;
        if (!topics.contains(topic) || !hasRoom || isHeard) {
            return;
        }
        int packetId = nextPacketId();
        unacknowledged.put(packetId, new Sent(about, onAcknowledged));
        copies.merge(about, 1, Integer::sum);
        wire.send(Packets.publish(topic, payload, packetId));
    }

    void acknowledged(int packetId, boolean isTaken) {
        Sent sent = unacknowledged.remove(packetId);
        if (sent == null) {
            return;
        }
        copies.computeIfPresent(sent.about(), (_, count) -> count == 1 ? null : count - 1);
        if (isTaken) {
            sent.onAcknowledged().run();
        }
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % LAST_PACKET_ID + 1;
        } while (unacknowledged.containsKey(lastPacketId));
        return lastPacketId;
    }
}
