package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.doors.Roll;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which watches are connected. Thread-safe. */
final class Watches {
    private final Roll roll;
    private final Map<String, WatchSession> byDevice = new ConcurrentHashMap<>();

    /** They outlive connections: a watch in trouble connects again. */
    private final Map<String, StatusHistory> histories = new ConcurrentHashMap<>();

    Watches(Roll roll) {
        this.roll = roll;
    }

    /** The watch's connection, or null. */
    @Nullable WatchSession of(String deviceId) {
        return byDevice.get(deviceId);
    }

    /** What its status has named. */
    StatusHistory history(String deviceId) {
        return histories.computeIfAbsent(deviceId, _ -> new StatusHistory());
    }

    int count() {
        return byDevice.size();
    }

    /**
     * Takes it in, and ends the connection that the watch had before; it may not know of its end.
     */
    boolean enter(WatchSession session) {
        roll.enter(session.device());
        WatchSession older = byDevice.put(session.device().id().value(), session);
        if (older != null) {
            older.end(Farewell.TAKEN_OVER);
        }
        return older != null;
    }

    /** Its connection is gone. */
    void leave(WatchSession session, Farewell why) {
        byDevice.remove(session.device().id().value(), session);
        roll.leave(session.device(), why);
    }

    /** Ends those whose right to connect has ended. */
    void dropUnless(Predicate<String> isStillRight) {
        histories.keySet().removeIf(id -> !isStillRight.test(id));
        byDevice.forEach((id, session) -> {
            if (!isStillRight.test(id)) {
                session.end(Farewell.PUT_OUT);
            }
        });
    }

    void endAll() {
        byDevice.values().forEach(session -> session.end(Farewell.HUB_ENDED));
    }
}
