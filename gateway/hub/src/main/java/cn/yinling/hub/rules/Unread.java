package cn.yinling.hub.rules;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The devices whose last hours are to be read from the database, and from when on. Thread-safe. */
final class Unread {
    private final Map<String, Instant> dueOf = new LinkedHashMap<>();

    /** One that is in it already keeps its place. */
    synchronized void add(String device, Instant due) {
        dueOf.putIfAbsent(device, due);
    }

    /** Takes out one whose time has come, null where there is none. */
    synchronized @Nullable String next(Instant now) {
        for (Map.Entry<String, Instant> entry : dueOf.entrySet()) {
            if (!entry.getValue().isAfter(now)) {
                dueOf.remove(entry.getKey());
                return entry.getKey();
            }
        }
        return null;
    }

    synchronized int size() {
        return dueOf.size();
    }
}
