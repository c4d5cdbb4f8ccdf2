package cn.yinling.hub.alarms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a storm of technical alarms from people: one waits a little before it is told, and where
 * many of a cause come together, they are told as one incident with a count. What comes out depends
 * on what came and when alone. Thread-safe.
 */
final class Storms {
    private final StormConfig config;

    /** Came within the window and belong to no incident, by id, the oldest first. */
    private final Map<String, Technical> recent = new LinkedHashMap<>();

    private final Map<String, Technical> waiting = new LinkedHashMap<>();
    private final List<Gathering> gatherings = new ArrayList<>();

    Storms(StormConfig config) {
        this.config = config;
    }

    /** What is to be done. */
    sealed interface Decision {
        /** Tell the hotline of this one by itself. */
        record Tell(Technical alarm) implements Decision {}

        /** These belong to an incident, which is new or has grown. */
        record Gather(Incident incident, List<String> alarmIds) implements Decision {}

        /** Fewer alarms of an incident stand. */
        record Shrink(Incident incident) implements Decision {}

        /** No alarm of an incident stands any more. */
        record Settle(Incident incident) implements Decision {}
    }

    /** These came, and are in the database. */
    synchronized List<Decision> came(List<Technical> alarms, Instant now) {
        forgetBefore(now.minus(config.window()));
        Map<Gathering, List<String>> joined = new LinkedHashMap<>();
        for (Technical alarm : alarms) {
            Gathering gathering = gatheringFor(alarm, now, joined);
            if (gathering == null) {
                recent.put(alarm.alarmId(), alarm);
                waiting.put(alarm.alarmId(), alarm);
            } else {
                gathering.add(alarm);
                joined.computeIfAbsent(gathering, _ -> new ArrayList<>()).add(alarm.alarmId());
            }
        }
        return joined.entrySet().stream()
                .<Decision>map(
                        entry -> new Decision.Gather(entry.getKey().incident(), entry.getValue()))
                .toList();
    }

    private @org.jspecify.annotations.Nullable Gathering gatheringFor(
            Technical alarm, Instant now, Map<Gathering, List<String>> joined) {
        Instant joinedAfter = now.minus(config.window());
        for (Gathering gathering : gatherings) {
            if (gathering.takes(alarm.cause(), joinedAfter)) {
                return gathering;
            }
        }
        List<Technical> same =
                recent.values().stream().filter(one -> one.cause() == alarm.cause()).toList();
        if (same.size() + 1 < config.least()) {
            return null;
        }
        Gathering begun = Gathering.beginningWith(same.getFirst());
        same.stream().skip(1).forEach(begun::add);
        List<String> ids = same.stream().map(Technical::alarmId).toList();
        ids.forEach(recent::remove);
        ids.forEach(waiting::remove);
        gatherings.add(begun);
        joined.put(begun, new ArrayList<>(ids));
        return begun;
    }

    private void forgetBefore(Instant oldest) {
        recent.values().removeIf(one -> one.at().isBefore(oldest));
    }

    /** The condition of one is over, or an operator has closed it. */
    synchronized List<Decision> ended(String alarmId) {
        recent.remove(alarmId);
        waiting.remove(alarmId);
        List<Decision> decisions = new ArrayList<>();
        for (Gathering gathering : gatherings) {
            if (gathering.end(alarmId) && gathering.isOver()) {
                decisions.add(new Decision.Settle(gathering.incident()));
            }
        }
        gatherings.removeIf(Gathering::isOver);
        return decisions;
    }

    /** The alarms of an incident that stand. */
    synchronized Set<String> standing(String incidentId) {
        return gatherings.stream()
                .filter(gathering -> gathering.incident().id().equals(incidentId))
                .findFirst()
                .map(Gathering::standing)
                .orElse(Set.of());
    }

    /** Those that have waited long enough, and the incidents that have become smaller. */
    synchronized List<Decision> pass(Instant now) {
        Instant before = now.minus(config.settle());
        List<Technical> due =
                waiting.values().stream().filter(one -> !one.at().isAfter(before)).toList();
        due.forEach(one -> waiting.remove(one.alarmId()));
        List<Decision> decisions = new ArrayList<>();
        due.forEach(one -> decisions.add(new Decision.Tell(one)));
        gatherings.stream()
                .filter(Gathering::hasShrunk)
                .forEach(one -> decisions.add(new Decision.Shrink(one.incident())));
        return decisions;
    }

    /** Takes up an incident of an earlier hub. */
    synchronized void restore(Incident incident, List<String> standing, Instant now) {
        gatherings.add(Gathering.restored(incident, Set.copyOf(standing), now));
    }
}
