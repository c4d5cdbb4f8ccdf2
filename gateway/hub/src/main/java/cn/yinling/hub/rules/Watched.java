package cn.yinling.hub.rules;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device that is watched: what its readings tell, and whether it is heard of at all, which is a
 * matter of the hub's clock and not of event time. Thread-safe.
 */
final class Watched {
    private final Timeline timeline;
    private final Silence silence;
    private final Contention contention;
    private Instant heardAt;
    private Instant refusedAt = Instant.MIN;
    private @Nullable Refusal refusal;

    /**
     * A device of which nothing is known.
     *
     * @param since from when on it could have been heard
     */
    Watched(MonitoringPlan plan, Instant since) {
        this.timeline = new Timeline(plan);
        this.silence = new Silence(plan, since);
        this.contention = new Contention(plan, since);
        this.heardAt = since;
    }

    Timeline timeline() {
        return timeline;
    }

    List<Change> add(Reading reading, Instant receivedAt) {
        List<Change> changes = timeline.add(reading, receivedAt);
        Change heard = heard(receivedAt);
        if (heard == null) {
            return changes;
        }
        return changes.isEmpty() ? List.of(heard) : Timeline.joined(List.of(heard), changes);
    }

    /** Something was heard of the device; what that ends, or null. */
    synchronized @Nullable Change heard(Instant at) {
        heardAt = at.isAfter(heardAt) ? at : heardAt;
        return silence.heard(at);
    }

    /** What it sent was refused. */
    synchronized void refused(Refusal why, Instant at) {
        refusal = why;
        refusedAt = at;
    }

    /** It has a connection since then, and could not be heard before. */
    synchronized void connectedSince(Instant at) {
        silence.expectFrom(at);
    }

    /**
     * What a device that is not heard of has come to.
     *
     * @param last when it was there last
     */
    synchronized @Nullable Change silent(Instant last, Instant now) {
        return silence.passed(last, now);
    }

    /** What its connections show. */
    synchronized @Nullable Change look(DeviceId device, Connections connections, Instant now) {
        return contention.look(device, connections, now);
    }

    /** Why nobody is watched over by it; null where all is well. */
    synchronized @Nullable Unheard unheard() {
        Instant sharedSince = contention.since();
        if (sharedSince != null) {
            return new Unheard(Unheard.Reason.SHARED, sharedSince, null);
        }
        Instant silentSince = silence.since();
        if (silentSince == null) {
            return null;
        }
        return refusedAt.isAfter(heardAt)
                ? new Unheard(Unheard.Reason.REFUSED, silentSince, refusal)
                : new Unheard(Unheard.Reason.SILENT, silentSince, null);
    }

    /** As {@link Timeline#rebuild}. */
    Optional<List<Change>> rebuild(
            Recollection.Remembered remembered, int outdatedThen, Instant durableBefore) {
        List<Known> found = new ArrayList<>();
        for (Known known : remembered.known()) {
            if (!isOfItsConnection(known)) {
                found.add(known);
            } else if (known.end().equals(Instant.MAX)) {
                restore(known.finding());
            }
        }
        return timeline.rebuild(
                new Recollection.Remembered(remembered.readings(), found),
                outdatedThen,
                durableBefore);
    }

    private static boolean isOfItsConnection(Known known) {
        Cause cause = known.finding().cause();
        return cause == Cause.SILENT || cause == Cause.CREDENTIALS_SHARED;
    }

    private synchronized void restore(Finding found) {
        if (found.cause() == Cause.SILENT) {
            silence.restore(found);
        } else {
            contention.restore(found);
        }
    }

    void follow(MonitoringPlan other) {
        synchronized (this) {
            silence.follow(other);
            contention.follow(other);
        }
        timeline.follow(other);
    }
}
