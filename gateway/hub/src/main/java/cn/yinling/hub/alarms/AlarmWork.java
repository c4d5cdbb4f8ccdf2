package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Publication;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import java.time.Instant;

/** What must become durable in the alarm lane. */
sealed interface AlarmWork {
    /** A new alarm; its device is acknowledged when it is durable. */
    record Raised(Alarm alarm, String body, Publication publication) implements AlarmWork {}

    /** The hotline has acknowledged the push. */
    record Taken(String alarmId, Instant at) implements AlarmWork {}

    /** The hotline has said how far it has come; it is acknowledged when that is durable. */
    record Moved(AlarmState state, Publication publication) implements AlarmWork {}
}
