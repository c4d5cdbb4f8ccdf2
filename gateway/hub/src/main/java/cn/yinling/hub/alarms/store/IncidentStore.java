package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code incident}, and which alarms belong to one. Stateless; writes may be repeated.
 */
final class IncidentStore {
    private static final String PUT =
            """
            insert into incident (id, cause, lane, model, scope, street_code, building, opened_at, count)
            values (:id, :cause, :lane, :model, :scope, :street, :building, :opened, :count)
                on conflict (id) do update
               set scope = excluded.scope, street_code = excluded.street_code, building = excluded.building,
                   count = greatest(incident.count, excluded.count)
            """;
    private static final String GATHER =
            """
            with gathered as (
                update alarm
                   set incident_id = :incident, taken_at = coalesce(taken_at, :at)
                 where id = any(:alarms)
                   and not exists (select from incident
                                    where incident.id = alarm.incident_id
                                      and (incident.id = :incident or incident.closed_at is null))
             returning id)
            insert into alarm_event (alarm_id, at, kind, detail)
            select id, :at, 'joined-incident', :incident from gathered
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String SETTLE =
            """
            update incident
               set closed_at = coalesce(closed_at, :at)
             where id = :id
            """;
    private static final String TAKE =
            """
            update incident
               set taken_at = coalesce(taken_at, :at)
             where id = :id
            """;
    private static final String ACCEPT =
            """
            update incident
               set taken_at = coalesce(taken_at, :at), accepted_at = coalesce(accepted_at, :at)
             where id = :id
            """;
    private static final String CLOSE_ABOUT_PEOPLE =
            """
            with settled as (
                update incident
                   set taken_at = coalesce(taken_at, :at), closed_at = coalesce(closed_at, :at)
                 where id = :id and lane <= 3
             returning id),
            closed as (
                update alarm
                   set closed_at = :at, outcome = :outcome, agent = :agent, case_id = :case
                  from settled
                 where alarm.incident_id = settled.id and alarm.lane <= 3 and alarm.closed_at is null
             returning alarm.id)
            insert into alarm_event (alarm_id, at, kind, detail, by)
            select id, :at, 'closed', :outcome, :agent from closed
                on conflict (alarm_id, kind, at) do nothing
            """;
    private static final String OPEN =
            """
            select id, cause, lane, model, scope, street_code, building, opened_at, count,
                   taken_at is not null as is_taken, accepted_at is not null as is_answered
              from incident
             where closed_at is null
            """;
    private static final String STANDING_OF =
            """
            select id from alarm where incident_id = :id and closed_at is null
            """;

    void gather(Handle handle, AlarmWork.Gathered gathered) {
        Incident incident = gathered.incident();
        handle.createUpdate(PUT)
                .bind("id", incident.id())
                .bind("cause", incident.cause().wireName())
                .bind("lane", incident.urgency().number())
                .bind("model", incident.model())
                .bind("scope", incident.scope().wireName())
                .bind("street", incident.street())
                .bind("building", incident.building())
                .bind("opened", incident.openedAt())
                .bind("count", incident.count())
                .execute();
        handle.createUpdate(GATHER)
                .bind("incident", incident.id())
                .bind("at", gathered.at())
                .bindArray("alarms", String.class, gathered.alarmIds())
                .execute();
    }

    void settle(Handle handle, AlarmWork.Settled settled) {
        handle.createUpdate(SETTLE)
                .bind("id", settled.incidentId())
                .bind("at", settled.at())
                .execute();
    }

    void take(Handle handle, String id, Instant at) {
        handle.createUpdate(TAKE).bind("id", id).bind("at", at).execute();
    }

    /**
     * What the hotline says. One about people is closed by an agent, with all its alarms; a
     * technical one when none of them stands.
     */
    void move(Handle handle, AlarmState state) {
        switch (state.stage()) {
            case TAKEN -> take(handle, state.alarmId(), state.at());
            case ACCEPTED ->
                    handle.createUpdate(ACCEPT)
                            .bind("id", state.alarmId())
                            .bind("at", state.at())
                            .execute();
            case CLOSED ->
                    handle.createUpdate(CLOSE_ABOUT_PEOPLE)
                            .bind("id", state.alarmId())
                            .bind("at", state.at())
                            .bind("outcome", state.outcome())
                            .bind("agent", state.agent())
                            .bind("case", state.caseId())
                            .execute();
        }
    }

    /** Those that are not settled, and whose cause this hub knows. */
    List<LeftOpen.OpenIncident> open(Handle handle) {
        return handle.createQuery(OPEN).map(row -> open(handle, row)).list().stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<LeftOpen.OpenIncident> open(Handle handle, RowView row) {
        String id = row.getColumn("id", String.class);
        return Cause.ofWireName(row.getColumn("cause", String.class))
                .map(cause ->
                        new LeftOpen.OpenIncident(
                                incident(id, cause, row),
                                row.getColumn("is_taken", Boolean.class),
                                row.getColumn("is_answered", Boolean.class),
                                standing(handle, id)));
    }

    private static Incident incident(String id, Cause cause, RowView row) {
        @Nullable Integer lane = row.getColumn("lane", Integer.class);
        return new Incident(
                id,
                cause,
                lane == null ? cause.lane() : AlarmRow.lane(lane),
                row.getColumn("model", String.class),
                Incident.Scope.ofWireName(row.getColumn("scope", String.class)),
                row.getColumn("street_code", String.class),
                row.getColumn("building", String.class),
                row.getColumn("opened_at", Instant.class),
                row.getColumn("count", Integer.class));
    }

    /** The alarms of an incident that are not closed. */
    private static List<String> standing(Handle handle, String incident) {
        return handle.createQuery(STANDING_OF).bind("id", incident).mapTo(String.class).list();
    }
}
