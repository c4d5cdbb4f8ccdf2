package cn.yinling.hub.alarms.push;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.store.OpenAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The book of open alarms: of each, what is pushed until a hotline has taken charge, how far it has
 * come, and when somebody else must hear of it. Whatever becomes of one alarm, the others of its
 * device stay. It needs no database. Bounded: a device that raises one cause without end fills its
 * own share only, and what is beyond it is durable all the same. Times are of a clock that never
 * goes back. Thread-safe.
 */
public final class OpenAlarms {
    /** More presses than these tell an agent nothing new. */
    private static final int MOST_OF_A_CAUSE = 30;

    private final EscalationConfig config;
    private final Map<String, OpenEntry> byId = new HashMap<>();
    private final Shares shares = new Shares(MOST_OF_A_CAUSE);
    private final Stages remembered = new Stages();
    private final Paged paged;

    public OpenAlarms(EscalationConfig config) {
        this.config = config;
        this.paged = new Paged(config);
    }

    /** Whether it is to be pushed now: it is new, and was not taken a while ago. */
    synchronized boolean raised(OpenAlarm alarm, Instant now) {
        Stage stage = remembered.of(alarm.alarmId());
        if (stage != Stage.UNTAKEN || byId.containsKey(alarm.alarmId()) || !hasRoomFor(alarm)) {
            return false;
        }
        byId.put(alarm.alarmId(), new OpenEntry(alarm, Stage.UNTAKEN, now, now));
        return true;
    }

    /**
     * Where its share is used up, the last that a hotline has taken makes room: a hotline must hear
     * of each press, and the older ones have waited longer for an answer.
     */
    private boolean hasRoomFor(OpenAlarm alarm) {
        if (shares.take(alarm)) {
            return true;
        }
        Optional<OpenEntry> last =
                byId.values().stream()
                        .filter(entry -> !entry.isPushed() && Shares.areOfOne(entry.alarm(), alarm))
                        .max(Comparator.comparing(entry -> entry.alarm().receivedAt()));
        last.ifPresent(entry -> byId.remove(entry.alarm().alarmId()));
        return last.isPresent();
    }

    /**
     * Takes up an alarm of an earlier hub.
     *
     * @param known how far it had come then
     * @param waited how long it has waited already. The hotline is given a moment to say what it
     *     did meanwhile before anybody is told
     * @return whether it is to be pushed now
     */
    synchronized boolean restored(OpenAlarm alarm, Stage known, Duration waited, Instant now) {
        Stage stage = known.further(remembered.of(alarm.alarmId()));
        Instant since = waited.isNegative() ? now : now.minus(waited);
        OpenEntry entry = new OpenEntry(alarm, stage, since, now);
        entry.graceUntil(now.plus(config.untakenAfter()));
        if (byId.containsKey(alarm.alarmId()) || !entry.isOpen() || !shares.take(alarm)) {
            return false;
        }
        byId.put(alarm.alarmId(), entry);
        return entry.isPushed();
    }

    /**
     * Puts what is new of an alarm on the pushing, in place of what was said of it before.
     *
     * @param known how far it has come, at least
     */
    synchronized void update(OpenAlarm alarm, Stage known, Instant now) {
        OpenEntry before = byId.get(alarm.alarmId());
        if (before == null) {
            shares.add(alarm);
            Stage stage = known.further(remembered.of(alarm.alarmId()));
            before = new OpenEntry(alarm, stage, now, now);
            byId.put(alarm.alarmId(), before);
        }
        before.push(alarm, now);
    }

    /** Whether that is what is pushed of the alarm, or nothing is any more. */
    synchronized boolean isLatest(OpenAlarm alarm) {
        OpenEntry entry = byId.get(alarm.alarmId());
        return entry == null || !entry.isPushed() || entry.alarm().equals(alarm);
    }

    /** A hotline has taken charge; gives what it has taken, null where nothing was pushed. */
    public synchronized @Nullable OpenAlarm taken(String alarmId) {
        return reached(alarmId, Stage.TAKEN);
    }

    /** An agent has accepted it, or it is closed, or an incident stands for it. */
    public synchronized @Nullable OpenAlarm answered(String alarmId) {
        return reached(alarmId, Stage.ANSWERED);
    }

    private @Nullable OpenAlarm reached(String alarmId, Stage stage) {
        remembered.put(alarmId, stage);
        OpenEntry entry = byId.get(alarmId);
        if (entry == null) {
            return null;
        }
        OpenAlarm pushed = entry.isPushed() ? entry.alarm() : null;
        entry.reach(stage);
        if (!entry.isOpen()) {
            byId.remove(alarmId);
            shares.giveBack(entry.alarm());
        }
        return pushed;
    }

    /** It is as if nobody had heard of it. */
    public synchronized void forget(String alarmId) {
        remembered.forget(alarmId);
        OpenEntry entry = byId.remove(alarmId);
        if (entry != null) {
            shares.giveBack(entry.alarm());
        }
    }

    /** Those that no hotline has taken, the oldest first. */
    synchronized List<OpenAlarm> untaken() {
        return oldestFirst(byId.values().stream().filter(OpenEntry::isPushed).toList());
    }

    /** Those last pushed that long ago, the oldest first; they count as pushed now. */
    synchronized List<OpenAlarm> duePush(Duration every, Instant now) {
        List<OpenEntry> due = new ArrayList<>();
        for (OpenEntry entry : byId.values()) {
            if (entry.isDuePush(now.minus(every))) {
                entry.push(entry.alarm(), now);
                due.add(entry);
            }
        }
        return oldestFirst(due);
    }

    private static List<OpenAlarm> oldestFirst(List<OpenEntry> entries) {
        return entries.stream()
                .map(OpenEntry::alarm)
                .sorted(Comparator.comparing(OpenAlarm::receivedAt))
                .toList();
    }

    /** How many no hotline has taken. */
    public synchronized int countUntaken() {
        return (int) byId.values().stream().filter(OpenEntry::isPushed).count();
    }

    /** What somebody else must be told now: of each device the most urgent that waits too long. */
    public synchronized List<Escalation> escalate(Instant now) {
        Map<String, OpenEntry> worst = new HashMap<>();
        Set<String> waiting = new HashSet<>();
        for (OpenEntry entry : byId.values()) {
            if (!entry.escalates()) {
                continue;
            }
            waiting.add(entry.alarm().deviceId());
            if (!now.isBefore(entry.escalatesAt(config))) {
                worst.merge(entry.alarm().deviceId(), entry, OpenEntry::moreUrgent);
            }
        }
        paged.keepOnly(waiting);
        return worst.values().stream()
                .map(entry -> entry.escalation(now))
                .filter(escalation -> paged.isNews(escalation, now))
                .toList();
    }
}
