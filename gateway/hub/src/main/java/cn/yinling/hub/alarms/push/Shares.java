package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.store.OpenAlarm;
import java.util.HashMap;
import java.util.Map;

/** How much of the book each device's alarms of one cause take. Not thread-safe. */
final class Shares {
    private record Share(String deviceId, String cause) {
        static Share of(OpenAlarm alarm) {
            return new Share(alarm.deviceId(), alarm.cause());
        }
    }

    private final int most;
    private final Map<Share, Integer> taken = new HashMap<>();

    Shares(int most) {
        this.most = most;
    }

    /** Whether these two take of the same share. */
    static boolean areOfOne(OpenAlarm one, OpenAlarm other) {
        return Share.of(one).equals(Share.of(other));
    }

    /** False where its share is used up. */
    boolean take(OpenAlarm alarm) {
        boolean isFree = taken.getOrDefault(Share.of(alarm), 0) < most;
        if (isFree) {
            add(alarm);
        }
        return isFree;
    }

    /** Whether or not there is room: it takes the place of what was there. */
    void add(OpenAlarm alarm) {
        taken.merge(Share.of(alarm), 1, Integer::sum);
    }

    void giveBack(OpenAlarm alarm) {
        taken.computeIfPresent(Share.of(alarm), (_, count) -> count == 1 ? null : count - 1);
    }
}
