package cn.yinling.hub.rules;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether two devices use the credentials of one: with one client id they take the connection from
 * each other again and again, with two their readings mix. Either must go on for the missed
 * intervals of the plan, and be gone for as long. Not thread-safe.
 */
final class Contention {
    /** A network that fails makes a device come back once in an interval, not twice. */
    private static final int TAKE_OVERS_LEAST = 2;

    private MonitoringPlan.Heartbeat heartbeat;
    private Instant intervalBegan;
    private long takeOversThen;

    /** Intervals in a row that were alike, as the last was. */
    private int alike;

    private boolean wasContended;
    private Instant alikeSince;
    private @Nullable Finding told;

    Contention(MonitoringPlan plan, Instant since) {
        this.heartbeat = plan.heartbeat();
        this.intervalBegan = since;
        this.alikeSince = since;
    }

    void follow(MonitoringPlan plan) {
        heartbeat = plan.heartbeat();
    }

    /** It was found before this hub began. */
    void restore(Finding found) {
        told = found;
    }

    /** Since when two devices share the credentials; null where they do not. */
    @Nullable Instant since() {
        return told == null ? null : told.onset();
    }

    /** What its connections show of an interval; null where that is nothing new. */
    @Nullable Change look(DeviceId device, Connections connections, Instant now) {
        if (!heartbeat.on() || now.isBefore(intervalBegan.plus(heartbeat.every()))) {
            return null;
        }
        long takeOvers = connections.takeOvers(device);
        boolean isContended =
                takeOvers - takeOversThen >= TAKE_OVERS_LEAST
                        || connections.areTwoTalkingSince(device, intervalBegan);
        count(isContended);
        takeOversThen = takeOvers;
        intervalBegan = now;
        return alike < heartbeat.missed() ? null : told(isContended);
    }

    private void count(boolean isContended) {
        if (isContended != wasContended) {
            wasContended = isContended;
            alike = 0;
            alikeSince = intervalBegan;
        }
        alike++;
    }

    private @Nullable Change told(boolean isContended) {
        Finding before = told;
        if (isContended && before == null) {
            Finding found =
                    new Finding(
                            Cause.CREDENTIALS_SHARED,
                            Instant.ofEpochMilli(alikeSince.toEpochMilli()));
            told = found;
            return new Change.Began(found, false);
        }
        if (!isContended && before != null) {
            told = null;
            return new Change.Ended(before, alikeSince);
        }
        return null;
    }
}
