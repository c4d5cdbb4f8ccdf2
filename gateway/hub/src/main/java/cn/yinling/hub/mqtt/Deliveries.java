package cn.yinling.hub.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When messages without a time of their own came first, so that one that is sent again is the same
 * and no second press. MQTT has no more to tell them by than DUP and the packet id, which the
 * client uses for another message once it has the answer (OASIS MQTT 3.1.1, sections 4.3.2 and
 * 4.3.3): so the bytes must be the same too, and the client must not have been heard for long after
 * it was answered. Goes from connection to connection with its session. Of the session's event loop
 * alone.
 */
final class Deliveries {
    static final int MOST = 256;

    /** Who is heard that long after an answer has had it. */
    private static final Duration SURELY_HEARD = Duration.ofSeconds(30);

    /**
     * One of them.
     *
     * @param checksum of its topic and bytes
     * @param isHeld until it is released (QoS 2), whatever else comes
     * @param answeredAt null while it is not
     * @param isInherited whether it came by an earlier connection, and not again by this one
     */
    record Delivery(
            int packetId,
            long checksum,
            Instant at,
            boolean isHeld,
            @Nullable Instant answeredAt,
            boolean isInherited) {
        private boolean mayComeAgain(Instant lastHeardAt) {
            return isHeld
                    || isInherited
                    || answeredAt == null
                    || lastHeardAt.isBefore(answeredAt.plus(SURELY_HEARD));
        }

        private Delivery answered(Instant now) {
            return new Delivery(packetId, checksum, at, isHeld, now, false);
        }

        private Delivery inherited() {
            return new Delivery(packetId, checksum, at, isHeld, answeredAt, true);
        }
    }

    private final Map<Integer, Delivery> byPacketId = new LinkedHashMap<>(2);

    /** Those of the session's last connection. */
    void takeUp(List<Delivery> left) {
        left.forEach(delivery -> byPacketId.put(delivery.packetId(), delivery.inherited()));
    }

    /** What the next connection must know. */
    List<Delivery> remaining(Instant lastHeardAt) {
        List<Delivery> remaining = new ArrayList<>();
        for (Delivery delivery : byPacketId.values()) {
            boolean isOpen = delivery.isHeld() || !delivery.isInherited();
            if (isOpen && delivery.mayComeAgain(lastHeardAt)) {
                remaining.add(delivery);
            }
        }
        return remaining;
    }

    /**
     * When the message of these bytes came first under that packet id, null where it is a new one.
     *
     * @param isRepeat whether it says so itself (DUP)
     * @param lastHeardAt when the client was heard before, by this connection
     */
    @Nullable Instant first(int packetId, boolean isRepeat, long checksum, Instant lastHeardAt) {
        Delivery known = byPacketId.get(packetId);
        if (known == null || known.checksum() != checksum) {
            return null;
        }
        boolean mayBeThis = known.isHeld() || isRepeat;
        return mayBeThis && known.mayComeAgain(lastHeardAt) ? known.at() : null;
    }

    /** Notes one that has just come, and forgets the oldest that will not come again. */
    void note(int packetId, long checksum, Instant at, boolean isHeld) {
        byPacketId.remove(packetId);
        Delivery oldest = oldest();
        while (oldest != null && (byPacketId.size() >= MOST || !oldest.mayComeAgain(at))) {
            byPacketId.remove(oldest.packetId());
            oldest = oldest();
        }
        byPacketId.put(packetId, new Delivery(packetId, checksum, at, isHeld, null, false));
    }

    private @Nullable Delivery oldest() {
        return byPacketId.isEmpty() ? null : byPacketId.values().iterator().next();
    }

    /** Its sender was answered. */
    void answered(int packetId, Instant now) {
        byPacketId.computeIfPresent(packetId, (_, delivery) -> delivery.answered(now));
    }

    /** Its sender has the answer, and will not send it again (QoS 2). */
    void released(int packetId) {
        byPacketId.remove(packetId);
    }
}
