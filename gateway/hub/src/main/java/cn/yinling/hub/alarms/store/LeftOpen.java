package cn.yinling.hub.alarms.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier hub has left in the database.
 *
 * @param incidents that are not settled
 * @param alarms that somebody must hear of, or accept still, the oldest first
 * @param moved alarms of which an agent's deed may be news to their device still
 * @param faulty until when devices' unreadable alarms are a fault of theirs
 */
public record LeftOpen(
        List<OpenIncident> incidents,
        List<Waiting> alarms,
        List<Moved> moved,
        Map<String, Instant> faulty) {

    /** An alarm; {@code isTaken} where a hotline has taken charge of it. */
    public record Waiting(OpenAlarm alarm, boolean isTaken) {}

    /** An incident, and the alarms of it that are not closed. */
    public record OpenIncident(
            Incident incident, boolean isTaken, boolean isAnswered, List<String> standing) {}

    /** An alarm that was accepted or closed. */
    public record Moved(
            String alarmId,
            String deviceId,
            @Nullable Instant acceptedAt,
            @Nullable Instant closedAt,
            @Nullable String agent) {}
}
