package cn.yinling.hub.alarms.storm;

import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.alarms.store.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a storm of alarms from people: where many of a kind come together, they are told as one
 * incident with a count. A technical one waits a little before it is told; one about a person does
 * not. What comes out depends on what came and when alone; times are of a clock that never goes
 * back. Thread-safe.
 */
final class Storms {
    private final StormConfig config;

    private record Came(Gatherable alarm, Instant at) {}

    /** Came within the window and belong to no incident, by id, the oldest first. */
    private final Map<String, Came> recent = new LinkedHashMap<>();

    private final Map<String, Came> waiting = new LinkedHashMap<>();
    private final List<Gathering> gatherings = new ArrayList<>();

    Storms(StormConfig config) {
        this.config = config;
    }

    /** What is to be done. */
    sealed interface Decision {
        /** Tell the hotline of this one by itself. */
        record Tell(Gatherable alarm) implements Decision {}

        /** These belong to an incident, which is new or has grown. */
        record Gather(Incident incident, List<String> alarmIds) implements Decision {}

        /** Fewer alarms of an incident stand. */
        record Shrink(Incident incident) implements Decision {}

        /** No alarm of an incident stands any more. */
        record Settle(Incident incident) implements Decision {}
    }

    /** These came; one that has come before is as if it had not come again. */
    synchronized List<Decision> came(List<Gatherable> alarms, Instant now) {
        recent.values().removeIf(one -> one.at.isBefore(now.minus(config.window())));
        List<Decision> decisions = new ArrayList<>();
        Map<Gathering, List<String>> joined = new LinkedHashMap<>();
        for (Gatherable alarm : alarms) {
            if (!isKnown(alarm.alarmId()) && !gathers(alarm, now, joined)) {
                Came came = new Came(alarm, now);
                recent.put(alarm.alarmId(), came);
                if (alarm.lane().concernsPerson()) {
                    decisions.add(new Decision.Tell(alarm));
                } else {
                    waiting.put(alarm.alarmId(), came);
                }
            }
        }
        joined.forEach(
                (gathering, ids) -> decisions.add(new Decision.Gather(gathering.incident(), ids)));
        return decisions;
    }

    private boolean isKnown(String alarmId) {
        return recent.containsKey(alarmId)
                || waiting.containsKey(alarmId)
                || gatherings.stream().anyMatch(gathering -> gathering.has(alarmId));
    }

    private boolean gathers(Gatherable alarm, Instant now, Map<Gathering, List<String>> joined) {
        Gathering gathering = gatheringFor(alarm, now, joined);
        if (gathering == null) {
            return false;
        }
        gathering.add(alarm, now);
        joined.computeIfAbsent(gathering, _ -> new ArrayList<>()).add(alarm.alarmId());
        return true;
    }

    private @Nullable Gathering gatheringFor(
            Gatherable alarm, Instant now, Map<Gathering, List<String>> joined) {
        Instant joinedAfter = now.minus(config.window());
        for (Gathering gathering : gatherings) {
            if (gathering.takes(alarm.kind(), joinedAfter)) {
                return gathering;
            }
        }
        List<Gatherable> same =
                recent.values().stream()
                        .map(Came::alarm)
                        .filter(one -> one.kind().equals(alarm.kind()))
                        .toList();
        if (same.size() + 1 < config.least()) {
            return null;
        }
        Gathering begun = Gathering.beginningWith(same.getFirst(), now);
        same.stream().skip(1).forEach(one -> begun.add(one, now));
        List<String> ids = same.stream().map(Gatherable::alarmId).toList();
        ids.forEach(recent::remove);
        ids.forEach(waiting::remove);
        gatherings.add(begun);
        joined.put(begun, new ArrayList<>(ids));
        return begun;
    }

    /** The condition of one is over, or it is closed. */
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

    /** One that had ended stands again, in its incident where that is open still. */
    synchronized List<Decision> resumed(
            Gatherable alarm, @Nullable String incidentId, Instant now) {
        for (Gathering gathering : gatherings) {
            if (gathering.incident().id().equals(incidentId)) {
                gathering.resume(alarm.alarmId());
                return List.of();
            }
        }
        return came(List.of(alarm), now);
    }

    /** An agent has closed an incident; with one about people, all that it has gathered. */
    synchronized void closed(String incidentId) {
        gatherings.removeIf(gathering ->
                gathering.incident().id().equals(incidentId)
                        && gathering.incident().urgency().concernsPerson());
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
        List<Gatherable> due =
                waiting.values().stream()
                        .filter(one -> !one.at.isAfter(before))
                        .map(Came::alarm)
                        .toList();
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
