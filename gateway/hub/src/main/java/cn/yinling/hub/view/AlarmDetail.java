package cn.yinling.hub.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alarm with its event log, the earliest first. Immutable. */
record AlarmDetail(@JsonUnwrapped AlarmView alarm, List<Event> events) {
    /** What became of it. */
    record Event(Instant at, String kind, @Nullable String detail, @Nullable String by) {}

    AlarmDetail {
        events = List.copyOf(events);
    }
}
