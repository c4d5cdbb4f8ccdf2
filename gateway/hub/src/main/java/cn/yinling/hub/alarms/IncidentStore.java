package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code incident}, and which alarms belong to one. Stateless; writes may be repeated.
 */
final class IncidentStore {
    private static final String PUT =
            """
            insert into incident (id, cause, scope, street_code, building, opened_at, count)
            values (:id, :cause, :scope, :street, :building, :opened, :count)
                on conflict (id) do update
               set scope = excluded.scope, street_code = excluded.street_code, building = excluded.building,
                   count = greatest(incident.count, excluded.count)
            """;
    private static final String GATHER =
            """
            with gathered as (
                update alarm
                   set incident_id = :incident, taken_at = coalesce(taken_at, :at)
                 where id = any(:alarms) and incident_id is null
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
    private static final String OPEN =
            """
            select id, cause, scope, street_code, building, opened_at, count
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

    /** Those that are not settled. */
    List<Incident> open(Handle handle) {
        return handle
                .createQuery(OPEN)
                .map(row ->
                        Cause.ofWireName(row.getColumn("cause", String.class))
                                .map(cause ->
                                        new Incident(
                                                row.getColumn("id", String.class),
                                                cause,
                                                Incident.Scope.valueOf(
                                                        row.getColumn("scope", String.class)
                                                                .toUpperCase(
                                                                        java.util.Locale.ROOT)),
                                                row.getColumn("street_code", String.class),
                                                row.getColumn("building", String.class),
                                                row.getColumn("opened_at", Instant.class),
                                                row.getColumn("count", Integer.class))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The alarms of an incident that are not closed. */
    List<String> standing(Handle handle, String incident) {
        return handle.createQuery(STANDING_OF).bind("id", incident).mapTo(String.class).list();
    }
}
