package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who was told last of each device: who presses eight times is one person, and one notice. Another
 * follows when it becomes more urgent, when the same alarm waits for another reason, and after a
 * while. Not thread-safe.
 */
final class Paged {
    private record Notice(Lane lane, String alarmId, Escalation.Reason reason, Instant at) {}

    private final EscalationConfig config;
    private final Map<String, Notice> last = new HashMap<>();

    Paged(EscalationConfig config) {
        this.config = config;
    }

    /** Whether that is to be told now; it counts as told then. */
    boolean isNews(Escalation escalation, Instant now) {
        String device = escalation.alarm().deviceId();
        Notice notice =
                new Notice(
                        escalation.alarm().lane(),
                        escalation.alarm().alarmId(),
                        escalation.reason(),
                        now);
        Notice before = last.get(device);
        boolean isNews = before == null || follows(before, notice);
        if (isNews) {
            last.put(device, notice);
        }
        return isNews;
    }

    private boolean follows(Notice before, Notice notice) {
        boolean isMoreUrgent = notice.lane.number() < before.lane.number();
        boolean isForAnotherReason =
                notice.alarmId.equals(before.alarmId) && notice.reason != before.reason;
        return isMoreUrgent
                || isForAnotherReason
                || !notice.at.isBefore(before.at.plus(config.again()));
    }

    /** Forgets the devices of which nothing waits any more. */
    void keepOnly(Set<String> devices) {
        last.keySet().retainAll(devices);
    }
}
