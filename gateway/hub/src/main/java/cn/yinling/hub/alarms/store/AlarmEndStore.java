package cn.yinling.hub.alarms.store;

import org.jdbi.v3.core.Handle;

/**
 * Writes into the tables {@code alarm} and {@code alarm_event} that conditions end and stand again,
 * and what closes without an agent. Every write may be repeated without harm. Stateless.
 */
final class AlarmEndStore {
    private static final String END =
            """
            with ended as (
                update alarm
                   set ended_at = :at
                 where id = :id and ended_at is distinct from :at
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail)
            select id, :at, 'ended', :ending from ended
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String WITHDRAW =
            """
            with withdrawn as (
                update alarm
                   set withdrawn_at = :at, ended_at = coalesce(ended_at, :at)
                 where id = :id and withdrawn_at is null
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail)
            select id, :at, 'ended', :ending from withdrawn
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String RESUME =
            """
            with resumed as (
                update alarm -- what its end has closed, whoever wrote that, is open again and told again
                   set ended_at = null, body = body || jsonb_build_object('resumedAt', cast(:told as text)),
                       taken_at = case when closed_at is null then taken_at end,
                       accepted_at = case when closed_at is null then accepted_at end,
                       closed_at = null, outcome = null
                 where id = :id and ended_at is not null
                   and (closed_at is null or outcome in ('over', 'recovered-while-away', 'withdrawn', 'cleared'))
             returning id)
            insert into alarm_event (alarm_id, at, kind)
            select id, :at, 'resumed' from resumed
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String CLOSE_ENDED =
            """
            with closed as (
                update alarm
                   set taken_at = coalesce(taken_at, :at), closed_at = :at, outcome = :ending
                 where id = :id and lane = any(:lanes) and closed_at is null
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail)
            select id, :at, 'closed', :ending from closed
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String CLOSE_BY_OPERATOR =
            """
            with closed as (
                update alarm
                   set taken_at = coalesce(taken_at, :at), closed_at = :at, outcome = 'by-operator', agent = :by
                 where id = :id and lane in (4, 5) and closed_at is null
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail, by)
            select id, :at, 'closed', :reason, :by from closed
                on conflict (alarm_id, kind, at) do nothing
            """;

    /** The condition is over; what that closes is closed. */
    void end(Handle handle, AlarmWork.Ended ended) {
        handle.createUpdate(ended.ending() == Ending.WITHDRAWN ? WITHDRAW : END)
                .bind("id", ended.alarmId())
                .bind("at", ended.at())
                .bind("ending", ended.ending().wireName())
                .execute();
        handle.createUpdate(CLOSE_ENDED)
                .bind("id", ended.alarmId())
                .bind("at", ended.at())
                .bind("ending", ended.ending().wireName())
                .bindArray("lanes", Short.class, ended.ending().closedLanes())
                .execute();
    }

    void resume(Handle handle, AlarmWork.Resumed resumed) {
        handle.createUpdate(RESUME)
                .bind("id", resumed.alarmId())
                .bind("at", resumed.at())
                .bind("told", resumed.at().toString())
                .execute();
    }

    void close(Handle handle, AlarmWork.Closed closed) {
        handle.createUpdate(CLOSE_BY_OPERATOR)
                .bind("id", closed.alarmId())
                .bind("at", closed.at())
                .bind("reason", closed.reason())
                .bind("by", closed.by())
                .execute();
    }
}
