package cn.yinling.hub.view;

import cn.yinling.register.Within;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code alarm} for those who look at it. Stateless. */
final class AlarmBook {
    private static final String STAGE =
            """
            case when closed_at is not null then 'closed'
                 when accepted_at is not null then 'in-progress'
                 when taken_at is not null then 'taken'
                 else 'raised' end\
            """;
    private static final String ALARM =
            """
            select id, device_id, resident_id, body #>> '{resident,name}' as resident_name,
                   coalesce(street_code, body #>> '{place,street}') as street, cause, lane, %s as stage,
                   onset, received_at, ended_at, closed_at, agent, outcome, incident_id,
                   case when case_id is null then 1
                        else (select count(*) from alarm as press where press.case_id = alarm.case_id) end as presses
              from alarm
            """
                    .formatted(STAGE);
    private static final String OPEN =
            ALARM
                    + """
                     where closed_at is null
                     order by lane, received_at desc, id
                     limit 20000
                    """;
    private static final String ONE = ALARM + " where id = :id";

    private static final String EVENTS =
            """
            select at, kind, detail, by
              from alarm_event
             where alarm_id = :id
             order by at, number
            """;
    private static final String CLOSED =
            ALARM
                    + """
                     where closed_at is not null
                       and (id = any(:ids) or received_at >= :since)
                    """;

    /** Only what is asked for stands in the statement, so that the planner finds the index. */
    private static final String LATEST =
            ALARM
                    + """
                     where true %s
                     order by received_at desc, id desc
                     limit :limit
                    """;

    private static final String AND = "\n   and ";

    /** Those that are not closed, the most urgent first. */
    List<AlarmView> open(Handle handle) {
        return handle.createQuery(OPEN).map(AlarmBook::view).list();
    }

    /** Those that are closed, of these and of what was received since {@code since}. */
    List<AlarmView> closed(Handle handle, Collection<String> ids, Instant since) {
        return handle.createQuery(CLOSED)
                .bindArray("ids", String.class, ids)
                .bind("since", since)
                .map(AlarmBook::view)
                .list();
    }

    /** The latest, one more than the page holds. */
    List<AlarmView> find(Handle handle, AlarmQuery query) {
        StringBuilder and = new StringBuilder();
        if (query.open() != null) {
            and.append(query.open() ? AND + "closed_at is null" : AND + "closed_at is not null");
        }
        Map<String, Object> values = new HashMap<>();
        add(and, values, "stage", query.stage(), STAGE + " = :stage");
        add(and, values, "lane", query.lane(), "lane = :lane");
        add(and, values, "cause", query.cause(), "cause = :cause");
        add(and, values, "street", query.street(), "street_code = :street");
        add(and, values, "resident", query.resident(), "resident_id = :resident");
        add(and, values, "device", query.device(), "device_id = :device");
        add(and, values, "incident", query.incident(), "incident_id = :incident");
        add(and, values, "from", query.from(), "received_at >= :from");
        add(and, values, "to", query.to(), "received_at < :to");
        add(and, values, "lastAt", query.beforeReceived(), "received_at <= :lastAt");
        add(and, values, "lastId", query.beforeId(), "(received_at, id) < (:lastAt, :lastId)");
        if (!query.reach().isWhole()) {
            and.append(AND).append(Within.ALARM);
        }
        Query latest = handle.createQuery(LATEST.formatted(and));
        if (!query.reach().isWhole()) {
            Within.bind(latest, query.reach());
        }
        return latest.bindMap(values).bind("limit", query.limit() + 1).map(AlarmBook::view).list();
    }

    private static void add(
            StringBuilder and,
            Map<String, Object> values,
            String name,
            @Nullable Object value,
            String condition) {
        if (value != null) {
            and.append(AND).append(condition);
            values.put(name, value);
        }
    }

    Optional<AlarmDetail> one(Handle handle, String id) {
        return handle.createQuery(ONE)
                .bind("id", id)
                .map(row -> new AlarmDetail(view(row), events(handle, id)))
                .findOne();
    }

    private static List<AlarmDetail.Event> events(Handle handle, String id) {
        return handle.createQuery(EVENTS)
                .bind("id", id)
                .map(row ->
                        new AlarmDetail.Event(
                                row.getColumn("at", Instant.class),
                                row.getColumn("kind", String.class),
                                text(row, "detail"),
                                text(row, "by")))
                .list();
    }

    private static AlarmView view(RowView row) {
        return new AlarmView(
                row.getColumn("id", String.class),
                row.getColumn("device_id", String.class),
                text(row, "resident_id"),
                text(row, "resident_name"),
                row.getColumn("street", String.class),
                row.getColumn("cause", String.class),
                row.getColumn("lane", Integer.class),
                row.getColumn("stage", String.class),
                row.getColumn("onset", Instant.class),
                row.getColumn("received_at", Instant.class),
                time(row, "ended_at"),
                row.getColumn("presses", Integer.class),
                text(row, "agent"),
                text(row, "outcome"),
                time(row, "closed_at"),
                text(row, "incident_id"));
    }

    private static @Nullable String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static @Nullable Instant time(RowView row, String column) {
        return row.getColumn(column, Instant.class);
    }
}
