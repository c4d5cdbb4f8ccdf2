package cn.yinling.hub.rules;

import cn.yinling.hub.plans.Hush;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that is watched: what its readings tell, and whether it is heard of at all. Silence is
 * the one thing that is a matter of the hub's clock, not of event time. Thread-safe.
 */
final class Watched {
    private final Timeline timeline;
    private MonitoringPlan plan;
    private Instant heardAt;

    /** The silence that was told. */
    private @Nullable Finding silence;

    /**
     * A device of which nothing is known.
     *
     * @param since from when on it could have been heard
     */
    Watched(MonitoringPlan plan, Instant since) {
        this.plan = plan;
        this.timeline = new Timeline(plan);
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
        Finding told = silence;
        silence = null;
        return told == null ? null : new Change.Ended(told, at);
    }

    /**
     * What a device that is not heard of has come to.
     *
     * @param last when it was there last, null for one that never was
     */
    synchronized @Nullable Change silent(@Nullable Instant last, Instant now) {
        if (last == null || silence != null || !plan.heartbeat().on()) {
            return null;
        }
        Instant due = heardAt.plus(plan.heartbeat().longestSilence());
        if (now.isBefore(due) || now.isBefore(Hush.until(plan, Cause.SILENT, due))) {
            return null;
        }
        Finding found = new Finding(Cause.SILENT, Instant.ofEpochMilli(last.toEpochMilli()));
        silence = found;
        return new Change.Began(found, false);
    }

    List<Change> rebuild(Recollection.Remembered remembered, int outdatedThen) {
        List<Known> found = new ArrayList<>();
        for (Known known : remembered.known()) {
            if (known.finding().cause() != Cause.SILENT) {
                found.add(known);
            } else if (known.end().equals(Instant.MAX)) {
                wasSilent(known.finding());
            }
        }
        return timeline.rebuild(
                new Recollection.Remembered(remembered.readings(), found), outdatedThen);
    }

    private synchronized void wasSilent(Finding finding) {
        silence = finding;
    }

    void follow(MonitoringPlan other) {
        synchronized (this) {
            plan = other;
        }
        timeline.follow(other);
    }
}
