package cn.yinling.hub.alarms;

import cn.yinling.hub.sessions.Submission;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must become durable in the alarm lane. Who waits for it is null once it was in the spool.
 */
sealed interface AlarmWork {
    /** Who is acknowledged when it is durable. */
    @Nullable Submission submission();

    /** A new alarm of a device. */
    record Raised(Alarm alarm, String body, @Nullable Submission submission) implements AlarmWork {
        UntakenAlarms.Entry entry() {
            return new UntakenAlarms.Entry(
                    alarm.alarmId(), alarm.device().id(), alarm.receivedAt(), body);
        }
    }

    /** The hotline has acknowledged the push. */
    record Taken(String alarmId, Instant at) implements AlarmWork {
        @Override
        public @Nullable Submission submission() {
            return null;
        }
    }

    /** The hotline has said how far it has come. */
    record Moved(AlarmState state, @Nullable Submission submission) implements AlarmWork {}
}
