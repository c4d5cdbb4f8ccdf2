package cn.yinling.simulators.bench;

import cn.yinling.runtime.database.Database;
import java.util.Optional;

/** Which case of the hotline an alarm belongs to. Thread-safe. */
record JoinedCases(Database database, CallLog log) {
    /**
     * Whether a case that it has joined was at a seat: a bed with an open case gets no second one.
     */
    boolean isAtASeat(String alarmId) {
        Optional<String> caseId =
                database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery(
                                                """
                                                select case_id
                                                  from hotline.case_alarm
                                                 where alarm_id = :alarm
                                                """)
                                        .bind("alarm", alarmId)
                                        .mapTo(String.class)
                                        .findOne());
        return caseId.filter(log::wasOffered).isPresent();
    }
}
