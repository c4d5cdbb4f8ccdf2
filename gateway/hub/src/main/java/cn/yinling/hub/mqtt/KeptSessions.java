package cn.yinling.hub.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sessions without a connection, until the client is back or they expire (OASIS MQTT 5.0, section
 * 3.1.2.11.2). Bounded in count and bytes, and a few a name: what finds no room is not kept, and
 * the client is told so by Session Present 0. Thread-safe.
 */
final class KeptSessions {
    private static final int MOST_OF_A_NAME = 8;

    /** One of them, and the will that is still to be published, if any. */
    private record Kept(
            Identity identity, Remains remains, Instant endsAt, @Nullable PendingWill will) {
        Kept withoutWill() {
            return new Kept(identity, remains, endsAt, null);
        }
    }

    /** A will whose delay has not passed. */
    record PendingWill(Runnable publish, Instant dueAt) {}

    private final InstantSource clock;
    private final int most;
    private final long mostBytes;
    private final SessionMeters meters;
    private final Map<String, Kept> byKey = new HashMap<>();
    private final Map<String, Integer> ofName = new HashMap<>();
    private long bytes;

    KeptSessions(MqttConfig config, InstantSource clock, SessionMeters meters) {
        this.clock = clock;
        this.most = config.keptSessionsMost();
        this.mostBytes = config.keptMegabytesMost() * (1L << 20);
        this.meters = meters;
    }

    /** Whether it is kept; where it is not, the session is over, and its will is due. */
    synchronized boolean keep(
            String key,
            Identity identity,
            Remains remains,
            Duration expiry,
            @Nullable PendingWill will) {
        boolean hasRoom =
                byKey.size() < most
                        && bytes + remains.bytes() <= mostBytes
                        && ofName.getOrDefault(identity.name(), 0) < MOST_OF_A_NAME;
        if (!hasRoom) {
            meters.notKept();
            return false;
        }
        byKey.put(key, new Kept(identity, remains, clock.instant().plus(expiry), will));
        ofName.merge(identity.name(), 1, Integer::sum);
        bytes += remains.bytes();
        return true;
    }

    /** The session of a client that is back, whose will is void; null where there is none. */
    synchronized @Nullable Remains take(String key) {
        Kept kept = byKey.remove(key);
        if (kept == null) {
            return null;
        }
        forget(kept);
        return kept.endsAt().isAfter(clock.instant()) ? kept.remains() : null;
    }

    /** Ends what has expired, and publishes the wills that are due: no later than their session. */
    void tick() {
        due().forEach(will -> will.publish().run());
    }

    private synchronized List<PendingWill> due() {
        Instant now = clock.instant();
        List<PendingWill> due = new ArrayList<>();
        for (Iterator<Map.Entry<String, Kept>> all = byKey.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Kept> entry = all.next();
            Kept kept = entry.getValue();
            boolean isOver = !kept.endsAt().isAfter(now);
            PendingWill will = kept.will();
            if (will != null && (isOver || !will.dueAt().isAfter(now))) {
                due.add(will);
                entry.setValue(kept.withoutWill());
            }
            if (isOver) {
                all.remove();
                forget(kept);
            }
        }
        return due;
    }

    /** Ends those whose right to connect has ended; their wills say nothing any more. */
    synchronized void dropUnless(Predicate<Identity> isStillRight) {
        byKey.values()
                .removeIf(kept -> {
                    boolean isOver = !isStillRight.test(kept.identity());
                    if (isOver) {
                        forget(kept);
                    }
                    return isOver;
                });
    }

    synchronized int count() {
        return byKey.size();
    }

    private void forget(Kept kept) {
        ofName.computeIfPresent(
                kept.identity().name(), (_, count) -> count == 1 ? null : count - 1);
        bytes -= kept.remains().bytes();
    }
}
