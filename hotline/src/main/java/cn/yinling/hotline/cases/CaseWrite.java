package cn.yinling.hotline.cases;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something the database is to remember. */
public sealed interface CaseWrite {
    /**
     * A case with its first alarm.
     *
     * @param state what the hub is to know of the alarm once this is committed
     */
    record Opened(Case opened, Alarm alarm, AlarmState state) implements CaseWrite {}

    /** Another alarm of an open case. */
    record Joined(Case joined, CaseEvent event, Alarm alarm, AlarmState state)
            implements CaseWrite {}

    /**
     * An event of a case.
     *
     * @param states what the hub is to know of its alarms once this is committed
     */
    record Happened(Case current, CaseEvent event, List<AlarmState> states) implements CaseWrite {}

    /**
     * News of one of its alarms: it is over, or stands for more or fewer.
     *
     * @param event null where the timeline says nothing of it
     */
    record News(Case current, @Nullable CaseEvent event, Alarm alarm) implements CaseWrite {}

    /** What is being written about an open case; an older version than the stored one is none. */
    record Drafted(Draft draft) implements CaseWrite {}

    /** Something is added to a case that may be closed. */
    record Noted(String caseId, CaseEvent event) implements CaseWrite {}

    /** What came as an alarm, in hex: not all of it could be read. */
    record Unread(String alarmId, Instant receivedAt, String hex, String problem)
            implements CaseWrite {}

    /** The hub has acknowledged a state. */
    record Told(AlarmState state) implements CaseWrite {}

    /** What became of a write. */
    sealed interface Result {
        /** It is durable. */
        record Committed() implements Result {}

        /** The alarm was taken before, and nothing was written. */
        record TakenBefore(String caseId) implements Result {}

        /** The case that the alarm was to join is closed or unknown, and nothing was written. */
        record CaseGone() implements Result {}

        /** The database will never take it. */
        record Impossible(String reason) implements Result {}
    }
}
