package cn.yinling.hub.alarms.storm;

import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as incidents are made of it.
 *
 * @param model of what make the device is, where that is what incidents of the cause have in common
 * @param building where the device stands, null where that is not known
 */
record Gatherable(Cause cause, @Nullable String model, @Nullable String building, OpenAlarm alarm) {
    String alarmId() {
        return alarm.alarmId();
    }

    Lane lane() {
        return alarm.lane();
    }

    String street() {
        return alarm.street();
    }

    /** Those of one kind become one incident. */
    Kind kind() {
        return new Kind(cause, lane(), model);
    }

    /** What the alarms of an incident have in common. */
    record Kind(Cause cause, Lane lane, @Nullable String model) {
        /** Tells two kinds apart in an id: the cause, and what is not usual of it. */
        String name() {
            String urgency = lane == cause.lane() ? "" : String.valueOf(lane.number());
            String make = model == null ? "" : "-" + Integer.toHexString(model.hashCode());
            return cause.wireName() + urgency + make;
        }
    }
}
