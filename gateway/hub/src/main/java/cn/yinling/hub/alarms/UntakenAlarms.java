package cn.yinling.hub.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that no hotline has taken, as they are pushed; also while the database is away.
 * Bounded: a device that raises without end fills its own share only, and what is beyond it is
 * durable all the same. Thread-safe.
 */
final class UntakenAlarms {
    /** More presses than these tell an agent nothing new. */
    private static final int MOST_OF_A_DEVICE = 30;

    private static final int MOST_REMEMBERED = 10_000;

    /**
     * One of them.
     *
     * @param body the alarm as JSON
     */
    record Entry(String alarmId, String deviceId, Instant receivedAt, String body) {}

    private static final class Pushing {
        private final Entry entry;
        private Instant lastPush;

        Pushing(Entry entry, Instant lastPush) {
            this.entry = entry;
            this.lastPush = lastPush;
        }
    }

    private final Map<String, Pushing> byId = new HashMap<>();
    private final Map<String, Integer> ofDevice = new HashMap<>();
    private final Map<String, Boolean> taken =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    /** Whether it is to be pushed now: it is new, and was not taken a while ago. */
    synchronized boolean add(Entry entry, Instant now) {
        boolean isKnown = byId.containsKey(entry.alarmId()) || taken.containsKey(entry.alarmId());
        if (isKnown || ofDevice.getOrDefault(entry.deviceId(), 0) >= MOST_OF_A_DEVICE) {
            return false;
        }
        byId.put(entry.alarmId(), new Pushing(entry, now));
        ofDevice.merge(entry.deviceId(), 1, Integer::sum);
        return true;
    }

    /** Puts it on the pushing, in place of what was said of it before. */
    synchronized void replace(Entry entry, Instant now) {
        Pushing before = byId.put(entry.alarmId(), new Pushing(entry, now));
        if (before == null) {
            ofDevice.merge(entry.deviceId(), 1, Integer::sum);
        }
    }

    /** Whether that is what is pushed of the alarm. */
    synchronized boolean isPushed(Entry entry) {
        Pushing pushing = byId.get(entry.alarmId());
        return pushing == null || pushing.entry.equals(entry);
    }

    /** Takes it off the pushing; null where it was taken before. */
    synchronized @Nullable Entry take(String alarmId) {
        taken.put(alarmId, true);
        Pushing pushing = byId.remove(alarmId);
        if (pushing == null) {
            return null;
        }
        ofDevice.computeIfPresent(
                pushing.entry.deviceId(), (_, count) -> count == 1 ? null : count - 1);
        return pushing.entry;
    }

    /** All of them, the oldest first. */
    synchronized List<Entry> all() {
        return sorted(byId.values().stream().map(pushing -> pushing.entry).toList());
    }

    /** Those last pushed before {@code before}, the oldest first; they count as pushed now. */
    synchronized List<Entry> due(Instant before, Instant now) {
        List<Entry> due = new ArrayList<>();
        for (Pushing pushing : byId.values()) {
            if (pushing.lastPush.isBefore(before)) {
                pushing.lastPush = now;
                due.add(pushing.entry);
            }
        }
        return sorted(due);
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::receivedAt)).toList();
    }

    synchronized int count() {
        return byId.size();
    }
}
