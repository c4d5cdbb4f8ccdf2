package cn.yinling.hub.alarms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that are not closed, as the hub needs them while the database is away. Thread-safe.
 */
final class OpenAlarms {
    /** One of them. */
    static final class Entry {
        private final String alarmId;
        private final Instant receivedAt;
        private volatile byte @Nullable [] message;
        private volatile Instant lastPush = Instant.MIN;

        Entry(String alarmId, Instant receivedAt, byte @Nullable [] message) {
            this.alarmId = alarmId;
            this.receivedAt = receivedAt;
            this.message = message;
        }

        String alarmId() {
            return alarmId;
        }

        Instant receivedAt() {
            return receivedAt;
        }

        /** What to push, or null once it is taken. */
        byte @Nullable [] message() {
            return message;
        }

        boolean isDue(Instant before) {
            return lastPush.isBefore(before);
        }

        void pushed(Instant at) {
            lastPush = at;
        }
    }

    private final Map<String, Entry> byId = new ConcurrentHashMap<>();
    private final AtomicInteger untaken = new AtomicInteger();

    /** Whether the alarm is new here. */
    boolean add(Entry entry) {
        boolean isNew = byId.putIfAbsent(entry.alarmId(), entry) == null;
        if (isNew && entry.message() != null) {
            untaken.incrementAndGet();
        }
        return isNew;
    }

    /** Takes it off the pushing; null where it was taken before. */
    @Nullable Entry take(String alarmId) {
        Entry entry = byId.get(alarmId);
        if (entry == null) {
            return null;
        }
        synchronized (entry) {
            if (entry.message == null) {
                return null;
            }
            entry.message = null;
        }
        untaken.decrementAndGet();
        return entry;
    }

    void close(String alarmId) {
        byId.remove(alarmId);
    }

    /** Those to be pushed, the oldest first. */
    List<Entry> untaken() {
        Collection<Entry> all = byId.values();
        return all.stream()
                .filter(entry -> entry.message() != null)
                .sorted((one, other) -> one.receivedAt().compareTo(other.receivedAt()))
                .toList();
    }

    int count() {
        return byId.size();
    }

    int untakenCount() {
        return untaken.get();
    }
}
