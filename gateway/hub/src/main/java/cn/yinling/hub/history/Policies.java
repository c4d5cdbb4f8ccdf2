package cn.yinling.hub.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * TimescaleDB's policies (Community edition), as the configuration wants them. A refresh never
 * looks further back than readings are kept: it would find nothing there and forget the minutes.
 */
final class Policies implements Step {
    private static final Duration MARGIN = Duration.ofDays(1);

    /** A continuous aggregate's policy is listed by the view or, before, by the table behind it. */
    private static final String HOLDS =
            """
            select exists (
                select
                  from timescaledb_information.jobs as job
                  left join timescaledb_information.continuous_aggregates as aggregate
                    on aggregate.materialization_hypertable_name = job.hypertable_name
                 where job.proc_name = :procedure
                   and coalesce(aggregate.view_name, job.hypertable_name) = :relation
                   and cast(job.config->>:key as interval) = cast(:value as interval))
            """;

    /**
     * One of them.
     *
     * @param procedure what TimescaleDB runs
     * @param key by which its configuration says {@code value}
     * @param change statements that take away what there is, and add it anew
     */
    private record Policy(
            String procedure, String relation, String key, String value, List<String> change) {}

    private final List<Policy> policies;

    Policies(HistoryConfig config) {
        Duration back = config.rawFor().minus(MARGIN);
        policies =
                List.of(
                        columnstore("reading", config.columnstoreAfter()),
                        refresh("vitals_minute", back, "2 minutes", "1 minute"),
                        refresh("vitals_hour", back, "1 hour", "10 minutes"),
                        retention("reading", config.rawFor()),
                        retention("vitals_minute", config.minutesFor()),
                        retention("vitals_hour", config.hoursFor()));
    }

    @Override
    public String name() {
        return "policies";
    }

    @Override
    public @Nullable String run(Handle handle, Instant now) {
        List<String> changed = new ArrayList<>();
        for (Policy policy : policies) {
            if (!holds(handle, policy)) {
                policy.change().forEach(handle::execute);
                changed.add(
                        "%s of %s (%s %s)"
                                .formatted(
                                        policy.procedure(),
                                        policy.relation(),
                                        policy.key(),
                                        policy.value()));
            }
        }
        return changed.isEmpty() ? null : "set " + String.join(", ", changed);
    }

    private static boolean holds(Handle handle, Policy policy) {
        return handle.createQuery(HOLDS)
                .bind("procedure", policy.procedure())
                .bind("relation", policy.relation())
                .bind("key", policy.key())
                .bind("value", policy.value())
                .mapTo(Boolean.class)
                .one();
    }

    private static Policy columnstore(String relation, Duration after) {
        return new Policy(
                "policy_compression",
                relation,
                "compress_after",
                interval(after),
                List.of(
                        "call remove_columnstore_policy('%s', if_exists => true)"
                                .formatted(relation),
                        "call add_columnstore_policy('%s', after => interval '%s')"
                                .formatted(relation, interval(after))));
    }

    private static Policy retention(String relation, Duration after) {
        return new Policy(
                "policy_retention",
                relation,
                "drop_after",
                interval(after),
                List.of(
                        "select remove_retention_policy('%s', if_exists => true)"
                                .formatted(relation),
                        "select add_retention_policy('%s', drop_after => interval '%s')"
                                .formatted(relation, interval(after))));
    }

    private static Policy refresh(String relation, Duration back, String until, String every) {
        return new Policy(
                "policy_refresh_continuous_aggregate",
                relation,
                "start_offset",
                interval(back),
                List.of(
                        "select remove_continuous_aggregate_policy('%s', if_exists => true)"
                                .formatted(relation),
                        """
                        select add_continuous_aggregate_policy('%s', start_offset => interval '%s',
                                                               end_offset => interval '%s',
                                                               schedule_interval => interval '%s')
                        """
                                .formatted(relation, interval(back), until, every)));
    }

    private static String interval(Duration duration) {
        return duration.toSeconds() + " seconds";
    }
}
