package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device is heard of, by the hub's clock: it is silent after the missed intervals of its
 * plan, at any hour. The silence is over when it has been heard for as long again without such a
 * gap, so that a device that flaps is one silence and not one each time. Not thread-safe.
 */
final class Silence {
    private MonitoringPlan.Heartbeat heartbeat;
    private Instant heardAt;

    /** Since when it has been heard without a gap. */
    private Instant heardSince;

    private @Nullable Finding told;

    /**
     * Of a device of which nothing is known.
     *
     * @param since from when on it could have been heard
     */
    Silence(MonitoringPlan plan, Instant since) {
        this.heartbeat = plan.heartbeat();
        this.heardAt = since;
        this.heardSince = since;
    }

    void follow(MonitoringPlan plan) {
        heartbeat = plan.heartbeat();
    }

    /** It was found before this hub began. */
    void restore(Finding found) {
        told = found;
    }

    /** It could not have been heard before then. */
    void expectFrom(Instant since) {
        heardAt = later(heardAt, since);
    }

    /** Something was heard of the device; what that ends, or null. */
    @Nullable Change heard(Instant at) {
        if (at.isAfter(heardAt.plus(heartbeat.longestSilence()))) {
            heardSince = at;
        }
        heardAt = later(heardAt, at);
        Finding ended = told;
        if (ended == null || at.isBefore(heardSince.plus(heartbeat.longestSilence()))) {
            return null;
        }
        told = null;
        return new Change.Ended(ended, heardSince);
    }

    /**
     * What a device has come to that was not heard of since; null where that is nothing new.
     *
     * @param last when it was there last, by its own clock
     */
    @Nullable Change passed(Instant last, Instant now) {
        boolean isDue = !now.isBefore(heardAt.plus(heartbeat.longestSilence()));
        if (told != null || !heartbeat.on() || !isDue) {
            return null;
        }
        Finding found = new Finding(Cause.SILENT, Instant.ofEpochMilli(last.toEpochMilli()));
        told = found;
        return new Change.Began(found, false);
    }

    /** When something was heard of it last, null while it is not silent. */
    @Nullable Instant since() {
        return told == null ? null : told.onset();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
