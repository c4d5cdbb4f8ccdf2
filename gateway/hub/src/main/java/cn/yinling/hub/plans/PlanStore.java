package cn.yinling.hub.plans;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code monitoring_plan}. Stateless. */
final class PlanStore {
    private static final String ALL =
            """
            select resident_id, cast(patch as text) as patch
              from monitoring_plan
            """;
    private static final String ONE =
            """
            select cast(patch as text) as patch, changed_at, changed_by
              from monitoring_plan
             where resident_id = :resident
            """;
    private static final String PUT =
            """
            insert into monitoring_plan (resident_id, patch, changed_at, changed_by)
            values (:resident, cast(:patch as jsonb), :at, :by)
                on conflict (resident_id) do update
               set patch = excluded.patch, changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """;
    private static final String IS_RESIDENT = "select count(*) from resident where id = :resident";

    /** What is different for a resident, and who said so when. */
    record Kept(String patch, Instant changedAt, String changedBy) {}

    /** The patches by resident. */
    Map<String, String> all(Handle handle) {
        return handle.createQuery(ALL)
                .reduceRows(
                        new HashMap<>(),
                        (patches, row) -> {
                            patches.put(
                                    row.getColumn("resident_id", String.class),
                                    row.getColumn("patch", String.class));
                            return patches;
                        });
    }

    Optional<Kept> find(Handle handle, String resident) {
        return handle.createQuery(ONE)
                .bind("resident", resident)
                .map(row ->
                        new Kept(
                                row.getColumn("patch", String.class),
                                row.getColumn("changed_at", Instant.class),
                                row.getColumn("changed_by", String.class)))
                .findOne();
    }

    void put(Handle handle, String resident, Kept kept) {
        handle.createUpdate(PUT)
                .bind("resident", resident)
                .bind("patch", kept.patch())
                .bind("at", kept.changedAt())
                .bind("by", kept.changedBy())
                .execute();
    }

    boolean isResident(Handle handle, String resident) {
        return handle.createQuery(IS_RESIDENT).bind("resident", resident).mapTo(Integer.class).one()
                > 0;
    }
}
