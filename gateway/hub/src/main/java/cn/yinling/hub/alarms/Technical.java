package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A technical alarm as incidents are made of it.
 *
 * @param building where the device stands, null where that is not known
 */
record Technical(
        String alarmId,
        Cause cause,
        String street,
        @Nullable String building,
        Instant at,
        UntakenAlarms.Entry entry) {

    static Technical of(Alarm alarm, @Nullable String building, UntakenAlarms.Entry entry) {
        return new Technical(
                alarm.alarmId(),
                alarm.cause(),
                alarm.place().street(),
                building,
                alarm.receivedAt(),
                entry);
    }
}
