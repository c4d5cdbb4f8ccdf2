package cn.yinling.hub.alarms.storm;

import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.Incident.Scope;
import cn.yinling.link.alarm.AlarmId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident while it may grow. Not thread-safe. */
final class Gathering {
    private final Gatherable.Kind kind;
    private final Set<String> standing = new HashSet<>();
    private Incident incident;
    private Instant lastJoined;

    /** Whether some are over since that was told. */
    private boolean hasShrunk;

    private Gathering(Incident incident, Instant lastJoined) {
        this.kind = new Gatherable.Kind(incident.cause(), incident.urgency(), incident.model());
        this.incident = incident;
        this.lastJoined = lastJoined;
    }

    /** A new one that begins with {@code first}; its id is made of its kind and time. */
    static Gathering beginningWith(Gatherable first, Instant now) {
        Incident incident =
                new Incident(
                        Incident.id(first.kind().name(), AlarmId.time(first.alarm().receivedAt())),
                        first.cause(),
                        first.lane(),
                        first.model(),
                        first.building() == null ? Scope.STREET : Scope.BUILDING,
                        first.street(),
                        first.building(),
                        first.alarm().receivedAt(),
                        1);
        Gathering gathering = new Gathering(incident, now);
        gathering.standing.add(first.alarmId());
        return gathering;
    }

    /** One that an earlier hub has left. */
    static Gathering restored(Incident incident, Set<String> standing, Instant now) {
        Gathering gathering = new Gathering(incident, now);
        gathering.standing.addAll(standing);
        return gathering;
    }

    /** Reaches as far as all that it has gathered. */
    void add(Gatherable one, Instant now) {
        standing.add(one.alarmId());
        lastJoined = now;
        boolean isSameStreet = one.street().equals(incident.street());
        boolean isSameBuilding =
                isSameStreet
                        && incident.scope() == Scope.BUILDING
                        && incident.building() != null
                        && incident.building().equals(one.building());
        Scope scope =
                isSameBuilding ? Scope.BUILDING : isSameStreet ? Scope.STREET : Scope.DISTRICT;
        @Nullable String street = scope == Scope.DISTRICT ? null : incident.street();
        @Nullable String building = scope == Scope.BUILDING ? incident.building() : null;
        incident =
                new Incident(
                        incident.id(),
                        incident.cause(),
                        incident.lane(),
                        incident.model(),
                        scope,
                        street,
                        building,
                        incident.openedAt(),
                        incident.count() + 1);
    }

    /** One of its alarms that had ended stands again. */
    void resume(String alarmId) {
        standing.add(alarmId);
    }

    boolean takes(Gatherable.Kind other, Instant joinedAfter) {
        return kind.equals(other) && !lastJoined.isBefore(joinedAfter);
    }

    boolean has(String alarmId) {
        return standing.contains(alarmId);
    }

    /** Whether it had that one. */
    boolean end(String alarmId) {
        boolean had = standing.remove(alarmId);
        hasShrunk |= had;
        return had;
    }

    /** Whether some are over since this was asked last. */
    boolean hasShrunk() {
        boolean has = hasShrunk;
        hasShrunk = false;
        return has;
    }

    /** The alarms that stand. */
    Set<String> standing() {
        return Set.copyOf(standing);
    }

    boolean isOver() {
        return standing.isEmpty();
    }

    Incident incident() {
        return incident;
    }
}
