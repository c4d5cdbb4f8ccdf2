package cn.yinling.hub.view.live;

import cn.yinling.hub.view.AlarmView;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which closed alarms readers are still to be told of: those that pictures have shown open, and
 * those that came and were closed between two pictures, which a page may have read meanwhile. Not
 * thread-safe.
 */
final class Closings {
    /** No longer open, and not told yet. */
    private final Set<String> gone = new HashSet<>();

    /** When those were received that were told. */
    private final Map<String, Instant> told = new HashMap<>();

    /** From one picture to the next. */
    void changed(Collection<String> goneNow, Collection<AlarmView> open) {
        gone.addAll(goneNow);
        open.forEach(alarm -> gone.remove(alarm.id()));
    }

    /** Of which it is to be asked whether they are closed. */
    Set<String> gone() {
        return Set.copyOf(gone);
    }

    /**
     * Those that were not told. Whatever was gone is told with it.
     *
     * @param closed those of {@link #gone} that are closed, and every closed one that was received
     *     since {@code since}
     */
    List<AlarmView> untold(List<AlarmView> closed, Instant since) {
        told.values().removeIf(receivedAt -> receivedAt.isBefore(since));
        List<AlarmView> untold =
                closed.stream()
                        .filter(alarm -> gone.contains(alarm.id()) || !told.containsKey(alarm.id()))
                        .toList();
        untold.forEach(alarm -> told.put(alarm.id(), alarm.receivedAt()));
        gone.clear();
        return untold;
    }
}
