package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.AlarmState;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;

/**
 * Writes the tables {@code alarm} and {@code alarm_event}, together in one statement each. Every
 * write may be repeated without harm. Stateless.
 */
final class AlarmStore {
    private static final String ADD =
            """
            with added as (
                insert into alarm (id, device_id, resident_id, cause, lane, onset, received_at, street_code, said, body)
                values (:id, :device, :resident, :cause, :lane, :onset, :received, :street, :said, cast(:body as jsonb))
                    on conflict (id) do update -- it was withdrawn, and is found again
                   set ended_at = null, withdrawn_at = null
                 where alarm.withdrawn_at is not null
             returning id)
            insert into alarm_event (alarm_id, at, kind)
            select id, :received, 'raised' from added
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String TAKE =
            """
            with taken as (
                update alarm
                   set taken_at = :at
                 where id = :id and taken_at is null
             returning id)
            insert into alarm_event (alarm_id, at, kind)
            select id, :at, 'taken' from taken
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String TAKE_WITH_CASE =
            """
            update alarm
               set case_id = :case
             where id = :id and case_id is distinct from :case
            """;
    private static final String ACCEPT =
            """
            with accepted as (
                update alarm
                   set taken_at = coalesce(taken_at, :at), accepted_at = coalesce(accepted_at, :at), agent = :agent,
                       case_id = :case
                 where id = :id
             returning id)
            insert into alarm_event (alarm_id, at, kind, by)
            select id, :at, 'accepted', :agent from accepted
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String CLOSE =
            """
            with closed as (
                update alarm
                   set taken_at = coalesce(taken_at, :at), closed_at = coalesce(closed_at, :at), outcome = :outcome,
                       case_id = :case
                 where id = :id and (ended_at is not null or not :isEcho)
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail, by)
            select id, :at, 'closed', :outcome, :agent from closed
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String NOTE =
            """
            insert into alarm_event (alarm_id, at, kind, detail)
            select id, :at, :kind, :detail
              from alarm
             where id = :id
                on conflict (alarm_id, kind, at) do nothing
            """;

    /**
     * Adds alarms.
     *
     * @return those of them that were not there before
     */
    List<AlarmWork.Raised> add(Handle handle, List<AlarmWork.Raised> raised) {
        PreparedBatch batch = handle.prepareBatch(ADD);
        for (AlarmWork.Raised work : raised) {
            OpenAlarm alarm = work.alarm();
            batch.bind("id", alarm.alarmId())
                    .bind("device", alarm.deviceId())
                    .bind("resident", alarm.residentId())
                    .bind("cause", alarm.cause())
                    .bind("lane", alarm.lane().number())
                    .bind("onset", alarm.onset())
                    .bind("received", alarm.receivedAt())
                    .bind("street", alarm.street())
                    .bind("said", work.isSaid())
                    .bind("body", alarm.body())
                    .add();
        }
        int[] counts = batch.execute();
        List<AlarmWork.Raised> added = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                added.add(raised.get(i));
            }
        }
        return added;
    }

    void take(Handle handle, AlarmWork.Taken taken) {
        handle.createUpdate(TAKE).bind("id", taken.alarmId()).bind("at", taken.at()).execute();
    }

    /** What the hotline says. */
    void move(Handle handle, AlarmState state) {
        switch (state.stage()) {
            case TAKEN -> {
                take(handle, new AlarmWork.Taken(state.alarmId(), state.at()));
                ofCase(handle, TAKE_WITH_CASE, state).execute();
            }
            case ACCEPTED ->
                    ofCase(handle, ACCEPT, state)
                            .bind("at", state.at())
                            .bind("agent", state.agent())
                            .execute();
            case CLOSED ->
                    ofCase(handle, CLOSE, state)
                            .bind("at", state.at())
                            .bind("agent", state.agent())
                            .bind("outcome", state.outcome())
                            .bind("isEcho", state.isEchoOfEnd())
                            .execute();
        }
    }

    private static Update ofCase(Handle handle, String sql, AlarmState state) {
        return handle.createUpdate(sql).bind("id", state.alarmId()).bind("case", state.caseId());
    }

    void note(Handle handle, AlarmWork.Noted noted) {
        handle.createUpdate(NOTE)
                .bind("id", noted.alarmId())
                .bind("at", noted.at())
                .bind("kind", noted.kind().wireName())
                .bind("detail", noted.detail())
                .execute();
    }
}
