package cn.yinling.hub.view;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code incident} for those who look at it. Stateless. */
final class IncidentBook {
    private static final String INCIDENT =
            """
            select id, cause, lane, scope, street_code, building, opened_at, closed_at, count,
                   (select count(*) from alarm where incident_id = incident.id and closed_at is null) as open_count
              from incident
            """;
    private static final String LATEST =
            INCIDENT
                    + """
                     where (cast(:open as boolean) is null or (closed_at is null) = :open)
                       and (cast(:street as text) is null or street_code = :street)
                       and (cast(:lastAt as timestamptz) is null or (opened_at, id) < (:lastAt, :lastId))
                     order by opened_at desc, id desc
                     limit :limit
                    """;
    private static final String ONE = INCIDENT + " where id = :id";

    /** The latest before that one. */
    List<IncidentView> latest(
            Handle handle,
            @Nullable Boolean open,
            @Nullable String street,
            @Nullable Instant lastAt,
            @Nullable String lastId,
            int limit) {
        return handle.createQuery(LATEST)
                .bind("open", open)
                .bind("street", street)
                .bind("lastAt", lastAt)
                .bind("lastId", lastId)
                .bind("limit", limit)
                .map(IncidentBook::view)
                .list();
    }

    Optional<IncidentView> one(Handle handle, String id) {
        return handle.createQuery(ONE).bind("id", id).map(IncidentBook::view).findOne();
    }

    private static IncidentView view(RowView row) {
        String cause = row.getColumn("cause", String.class);
        @Nullable Integer lane = row.getColumn("lane", Integer.class);
        return new IncidentView(
                row.getColumn("id", String.class),
                cause,
                lane == null
                        ? Cause.ofWireName(cause).map(Cause::lane).orElse(Lane.TECHNICAL).number()
                        : lane,
                row.getColumn("scope", String.class),
                text(row, "street_code"),
                text(row, "building"),
                row.getColumn("opened_at", Instant.class),
                time(row, "closed_at"),
                row.getColumn("count", Integer.class),
                row.getColumn("open_count", Integer.class));
    }

    private static @Nullable String text(RowView row, String column) {
        return row.getColumn(column, String.class);
    }

    private static @Nullable Instant time(RowView row, String column) {
        return row.getColumn(column, Instant.class);
    }
}
