package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The open cases, in memory; the database follows. Not thread-safe. */
public final class CaseBook {
    private static final int REMEMBERED_ALARMS = 50_000;

    /** Somebody has pressed, pulled or called. */
    private static final Set<Cause> PRESSED =
            EnumSet.of(Cause.SOS, Cause.CORD, Cause.CALL, Cause.TEST);

    private final ZoneId zone;
    private final Map<String, Case> open = new LinkedHashMap<>();
    private final Map<String, String> caseOfSource = new HashMap<>();
    private final Set<String> closedBeforeRestored = new HashSet<>();
    private boolean isRestored;
    private final Map<String, CaseOfAlarm> caseOfAlarm =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CaseOfAlarm> eldest) {
                    return size() > REMEMBERED_ALARMS;
                }
            };

    /**
     * An empty one.
     *
     * @param zone of the times in the ids of cases
     */
    public CaseBook(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * Opens a case, or joins the open one of the same source; so does an alarm that stands again
     * after its case was closed.
     */
    public Taken take(Alarm alarm, Instant now) {
        CaseOfAlarm known = caseOfAlarm.get(alarm.alarmId());
        if (known != null) {
            boolean isOpen = open.containsKey(known.caseId());
            if (isOpen || !alarm.hasResumedSince(known.resumedAt())) {
                return told(known.caseId(), alarm, now);
            }
        }
        if (alarm.endedAt() != null) {
            return new Taken.Over();
        }
        String caseId = caseOfSource.get(CaseSource.of(alarm).id());
        Case current = caseId == null ? null : open.get(caseId);
        if (current == null) {
            Case opened = Case.opened(CaseId.of(alarm, zone), alarm, now);
            put(opened);
            return new Taken.Opened(opened);
        }
        CaseEvent another = another(current, alarm, now);
        Case joined = current.joinedBy(alarm).after(another);
        put(joined);
        return new Taken.Joined(joined, another);
    }

    private static CaseEvent another(Case current, Alarm alarm, Instant now) {
        boolean isPressedAgain =
                PRESSED.contains(alarm.cause()) && current.condition(alarm.causeName()) != null;
        return isPressedAgain
                ? CaseEvent.of(now, CaseEvent.Kind.PRESSED_AGAIN, null)
                : CaseEvent.telling(now, CaseEvent.Kind.ADDED, alarm);
    }

    private Taken told(String caseId, Alarm alarm, Instant now) {
        Case current = open.get(caseId);
        CaseEvent news = current == null ? null : news(current, alarm, now);
        if (current == null
                || (news == null
                        && !hasOtherHomes(current, alarm)
                        && !hasResumed(conditionOf(current, alarm), alarm))) {
            return new Taken.Known(caseId);
        }
        Case changed = current.told(alarm);
        boolean isOver =
                changed.isOver()
                        && changed.state() != CaseState.ACCEPTED
                        && !changed.lane().concernsPerson();
        return new Taken.Told(changed, news, alarm, isOver);
    }

    private static @Nullable CaseEvent news(Case current, Alarm alarm, Instant now) {
        Condition condition = conditionOf(current, alarm);
        if (alarm.endedAt() != null) {
            boolean isNews =
                    condition != null
                            && !condition.isOver()
                            && !condition.alarm().hasResumedSince(alarm.resumedAt());
            return isNews ? CaseEvent.of(now, CaseEvent.Kind.ENDED, alarm.causeName()) : null;
        }
        if (condition != null && condition.isOver() && hasResumed(condition, alarm)) {
            return CaseEvent.of(now, CaseEvent.Kind.RESUMED, alarm.causeName());
        }
        Alarm.Incident incident = alarm.incident();
        Alarm.Incident before = current.alarm().incident();
        if (incident == null || (before != null && incident.count() <= before.count())) {
            return null;
        }
        return CaseEvent.of(now, CaseEvent.Kind.GREW, String.valueOf(incident.count()));
    }

    /** The condition of which it is the newest alarm, or null. */
    private static @Nullable Condition conditionOf(Case current, Alarm alarm) {
        Condition condition = current.condition(alarm.causeName());
        return condition != null && condition.alarm().alarmId().equals(alarm.alarmId())
                ? condition
                : null;
    }

    /** Whether it stands all the same, as was not known here. */
    private static boolean hasResumed(@Nullable Condition condition, Alarm alarm) {
        return condition != null && alarm.hasResumedSince(condition.alarm().resumedAt());
    }

    /** Whether an incident is over in some of its homes, or not any more. */
    private static boolean hasOtherHomes(Case current, Alarm alarm) {
        return alarm.incident() != null
                && alarm.endedAt() == null
                && !alarm.incident().equals(current.alarm().incident());
    }

    /** Keeps {@code changed} in place of what was; a closed case is forgotten, its alarms not. */
    public void put(Case changed) {
        if (changed.isOpen()) {
            open.put(changed.id(), changed);
            caseOfSource.put(changed.source().id(), changed.id());
            changed.conditions().forEach(condition -> belongs(condition, changed.id()));
        } else {
            if (!isRestored) {
                closedBeforeRestored.add(changed.id());
            }
            remove(changed.id());
        }
    }

    private void belongs(Condition condition, String caseId) {
        condition.alarmIds().forEach(id -> caseOfAlarm.put(id, new CaseOfAlarm(caseId)));
        caseOfAlarm.put(condition.alarm().alarmId(), CaseOfAlarm.of(caseId, condition.alarm()));
    }

    /** Forgets a case. */
    public void remove(String caseId) {
        Case removed = open.remove(caseId);
        if (removed != null) {
            caseOfSource.remove(removed.source().id(), caseId);
        }
    }

    /** Remembers alarms that came before this process. */
    public void remember(Map<String, CaseOfAlarm> casesByAlarm) {
        casesByAlarm.forEach(caseOfAlarm::putIfAbsent);
    }

    /** Forgets that an alarm came, so that it can be taken anew. */
    public void forget(String alarmId) {
        caseOfAlarm.remove(alarmId);
    }

    /** The open case that an alarm belongs to, or null. */
    public @Nullable Case ofAlarm(String alarmId) {
        CaseOfAlarm known = caseOfAlarm.get(alarmId);
        return known == null ? null : open.get(known.caseId());
    }

    public @Nullable Case get(String caseId) {
        return open.get(caseId);
    }

    /** The open cases, oldest first. */
    public Collection<Case> openCases() {
        return List.copyOf(open.values());
    }

    /** Whether it was closed here, while the database still has it as open. */
    public boolean hasClosed(String caseId) {
        return closedBeforeRestored.contains(caseId);
    }

    /** Everything that the database knew is in here. */
    public void restored() {
        isRestored = true;
        closedBeforeRestored.clear();
    }

    public boolean isRestored() {
        return isRestored;
    }

    /** Joins what the database knew of an open case with what has happened since. */
    public Case merge(Case stored) {
        Case current = open.get(stored.id());
        Case merged = current == null ? stored : stored.continuedBy(current);
        put(merged);
        return merged;
    }
}
