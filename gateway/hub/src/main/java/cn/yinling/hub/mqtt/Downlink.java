package cn.yinling.hub.mqtt;

import cn.yinling.hub.mqtt.Remains.Sent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What goes to one client: its subscriptions, and the publishes it has not acknowledged. Of the
 * event loop alone. Collections are made when they are needed: most clients are idle.
 */
final class Downlink {
    private static final int LAST_PACKET_ID = 65_535;

    private final Wire wire;
    private final int most;
    private final InstantSource clock;
    private List<Subscription> subscriptions = List.of();
    private @Nullable Map<Integer, Sent> unacknowledged;
    private @Nullable Map<String, Integer> copies;

    /** Of an earlier connection, not sent on this one yet. */
    private @Nullable Queue<Sent> unsent;

    private int lastPacketId;

    /**
     * The way to one client.
     *
     * @param most publishes it takes unacknowledged, its Receive Maximum
     */
    Downlink(Wire wire, int most, InstantSource clock) {
        this.wire = wire;
        this.most = Math.min(most, LAST_PACKET_ID - 1);
        this.clock = clock;
    }

    /** Takes up a session where its last connection left it; sends nothing yet. */
    void takeUp(Remains remains) {
        subscriptions = remains.subscriptions();
        lastPacketId = remains.lastPacketId();
        for (Sent sent : remains.sent()) {
            open(sent);
        }
        unsent = remains.sent().isEmpty() ? null : new ArrayDeque<>(remains.sent());
    }

    /**
     * What the next connection must take up.
     *
     * @param deliveries what the client may send again
     */
    Remains remains(List<Deliveries.Delivery> deliveries) {
        Map<Integer, Sent> open = unacknowledged;
        return new Remains(
                subscriptions,
                open == null ? List.of() : List.copyOf(open.values()),
                lastPacketId,
                deliveries);
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** Subscribes, or replaces the subscription (OASIS MQTT 5.0, section 3.8.4). */
    void subscribe(Subscription subscription) {
        List<Subscription> now = without(subscription.topic());
        now.add(subscription);
        subscriptions = List.copyOf(now);
    }

    boolean unsubscribe(String topic) {
        List<Subscription> now = without(topic);
        boolean wasThere = now.size() < subscriptions.size();
        subscriptions = List.copyOf(now);
        return wasThere;
    }

    private List<Subscription> without(String topic) {
        List<Subscription> others = new ArrayList<>(subscriptions);
        others.removeIf(one -> one.topic().equals(topic));
        return others;
    }

    private @Nullable Subscription to(String topic) {
        for (Subscription one : subscriptions) {
            if (one.topic().equals(topic)) {
                return one;
            }
        }
        return null;
    }

    /**
     * Sends, if the client is subscribed and has room. What is not sent is dropped: whoever must be
     * heard says it again.
     *
     * @param mostCopies of the same thing said again that may wait for their PUBACK
     */
    void deliver(Message message, int mostCopies) {
        Subscription subscription = to(message.topic());
        if (subscription == null || !wire.isWritable()) {
            return;
        }
        if (!subscription.isAcknowledged()) {
            wire.sendOnce(message, clock.instant());
            return;
        }
        int open = unacknowledged == null ? 0 : unacknowledged.size();
        int said = copies == null ? 0 : copies.getOrDefault(message.about(), 0);
        if (open >= most || said >= mostCopies) {
            return;
        }
        Sent sent = new Sent(nextPacketId(), message);
        open(sent);
        wire.send(sent, false, clock.instant());
    }

    private void open(Sent sent) {
        Map<Integer, Sent> open = unacknowledged;
        Map<String, Integer> said = copies;
        if (open == null || said == null) {
            open = new LinkedHashMap<>();
            said = new HashMap<>();
            unacknowledged = open;
            copies = said;
        }
        open.put(sent.packetId(), sent);
        said.merge(sent.message().about(), 1, Integer::sum);
    }

    /**
     * Sends again, in order and with DUP, what an earlier connection left (OASIS MQTT 5.0, sections
     * 4.4 and 4.6), as far as the client has room; the rest follows its acknowledgements. What has
     * expired means nothing any more (section 3.3.2.3.3), and what is too large for the client now
     * is taken for sent (section 3.1.2.11.4).
     */
    void sendAgain() {
        Queue<Sent> rest = unsent;
        if (rest == null) {
            return;
        }
        Instant now = clock.instant();
        while (!rest.isEmpty() && wire.isWritable() && openHere(rest) < most) {
            Sent sent = rest.remove();
            if (sent.message().hasExpired(now) || wire.isTooLarge(sent.message())) {
                close(sent.packetId());
            } else if (isOpen(sent)) {
                wire.send(sent, true, now);
            }
        }
        if (rest.isEmpty()) {
            unsent = null;
        }
    }

    private boolean isOpen(Sent sent) {
        return unacknowledged != null && unacknowledged.containsKey(sent.packetId());
    }

    private int openHere(Queue<Sent> rest) {
        return unacknowledged == null ? 0 : unacknowledged.size() - rest.size();
    }

    void acknowledged(int packetId, boolean isTaken) {
        Sent sent = close(packetId);
        if (sent != null && isTaken) {
            sent.message().onAcknowledged().run();
        }
        sendAgain();
    }

    private @Nullable Sent close(int packetId) {
        Map<Integer, Sent> open = unacknowledged;
        Map<String, Integer> said = copies;
        Sent sent = open == null ? null : open.remove(packetId);
        if (sent == null || open == null || said == null) {
            return null;
        }
        said.computeIfPresent(sent.message().about(), (_, count) -> count == 1 ? null : count - 1);
        if (open.isEmpty()) {
            unacknowledged = null;
            copies = null;
        }
        return sent;
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % LAST_PACKET_ID + 1;
        } while (unacknowledged != null && unacknowledged.containsKey(lastPacketId));
        return lastPacketId;
    }
}
