package cn.yinling.hub.alarms;

import cn.yinling.hub.alarms.Incident.Scope;
import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An incident while it may grow. Not thread-safe. */
final class Gathering {
    private final Set<String> standing = new HashSet<>();
    private Incident incident;
    private Instant lastJoined;

    /** Whether some are over since that was told. */
    private boolean hasShrunk;

    private Gathering(Incident incident, Instant lastJoined) {
        this.incident = incident;
        this.lastJoined = lastJoined;
    }

    /** A new one that begins with {@code first}; its id is made of cause and time. */
    static Gathering beginningWith(Technical first) {
        Incident incident =
                new Incident(
                        "incident.%s.%s"
                                .formatted(first.cause().wireName(), AlarmId.time(first.at())),
                        first.cause(),
                        first.building() == null ? Scope.STREET : Scope.BUILDING,
                        first.street(),
                        first.building(),
                        first.at(),
                        1);
        Gathering gathering = new Gathering(incident, first.at());
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
    void add(Technical one) {
        standing.add(one.alarmId());
        lastJoined = one.at().isAfter(lastJoined) ? one.at() : lastJoined;
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
                        scope,
                        street,
                        building,
                        incident.openedAt(),
                        incident.count() + 1);
    }

    boolean takes(Cause cause, Instant joinedAfter) {
        return incident.cause() == cause && !lastJoined.isBefore(joinedAfter);
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
