package cn.yinling.hub.alarms.raise;

import java.time.Instant;
import java.util.Map;

/**
 * The devices of which an agent has said that an unreadable alarm of theirs is a fault: for a while
 * more such are technical ones. The table says which, so a restart changes nothing. Thread-safe.
 */
final class FaultyDevices {
    private volatile Map<String, Instant> until = Map.of();

    /** These it is now, each until then. */
    void are(Map<String, Instant> faulty) {
        until = Map.copyOf(faulty);
    }

    boolean has(String deviceId, Instant now) {
        Instant end = until.get(deviceId);
        return end != null && now.isBefore(end);
    }
}
