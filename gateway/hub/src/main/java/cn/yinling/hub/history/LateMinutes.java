package cn.yinling.hub.history;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Rolls up again exactly the minutes, and their hours, that got late readings. In one snapshot: a
 * note and its reading are committed together, so both are in it or neither. Minutes of dropped
 * days stay as they are: what is left of their readings is not all of them.
 */
final class LateMinutes implements Step {
    /** Notes of one transaction. */
    private static final int MOST = 20_000;

    /**
     * Transactions of one turn: while a spool is replayed, notes come as fast as they are taken.
     */
    private static final int ROUNDS = 50;

    private static final List<String> TAKE =
            List.of(
                    """
                    create temporary table late_now (
                        device_id text collate "C",
                        bucket    timestamptz
                    ) on commit drop
                    """,
                    """
                    with taken as (
                        delete from late_minute
                         where ctid = any (array(select ctid from late_minute limit %d))
                        returning device_id, bucket
                    )
                    insert into late_now
                    select distinct device_id, bucket
                      from taken
                    """
                            .formatted(MOST));
    private static final String FORGET =
            """
            delete from late_now
             where bucket < (select dropped_until from rollup_progress)
            """;

    /** Those that have not been rolled up yet need no second time. */
    private static final String LEAVE =
            """
            delete from late_now
             where bucket >= (select minutes_until from rollup_progress)
            """;

    private static final String MONTHS =
            """
            select make_partition(parent, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC')
              from (select distinct date_trunc('month', bucket at time zone 'UTC') as month from late_now) as late,
                   unnest(array ['minute_rollup', 'hour_rollup']) as parent
             where to_regclass(parent || to_char(month, '_YYYYMMDD')) is null
            """;
    private static final String MINUTES =
            """
            insert into minute_rollup (device_id, bucket, %s)
            select late.device_id, late.bucket, figures.*
              from late_now as late
             cross join lateral (
                   select %s
                     from reading
                    where device_id = late.device_id and at >= late.bucket and at < late.bucket + interval '1 minute'
                   ) as figures
                on conflict (device_id, bucket) do update
               set %s
            """
                    .formatted(Columns.names(), Columns.ofReadings(), Columns.replaced());
    private static final String HOURS =
            """
            insert into hour_rollup (device_id, bucket, %s)
            select late.device_id, late.hour, figures.*
              from (select distinct device_id, date_bin('1 hour', bucket, 'epoch') as hour from late_now) as late
             cross join lateral (
                   select %s
                     from minute_rollup
                    where device_id = late.device_id and bucket >= late.hour and bucket < late.hour + interval '1 hour'
                   ) as figures
             where late.hour < (select hours_until from rollup_progress)
                on conflict (device_id, bucket) do update
               set %s
            """
                    .formatted(Columns.names(), Columns.ofMinutes(), Columns.replaced());

    /** What one transaction did. */
    private record Round(int noted, int forgotten, int minutes) {}

    @Override
    public String name() {
        return "late minutes";
    }

    @Override
    public @Nullable String run(Handle handle, Instant now) {
        int minutes = 0;
        int forgotten = 0;
        for (int number = 0; number < ROUNDS; number++) {
            Round round =
                    handle.inTransaction(
                            TransactionIsolationLevel.REPEATABLE_READ, LateMinutes::again);
            if (round.noted() == 0) {
                break;
            }
            minutes += round.minutes();
            forgotten += round.forgotten();
        }
        if (minutes + forgotten == 0) {
            return null;
        }
        return "%d late minutes rolled up again, %d passed over because their day is dropped"
                .formatted(minutes, forgotten);
    }

    private static Round again(Handle handle) {
        handle.execute(TAKE.getFirst());
        int noted = handle.execute(TAKE.getLast());
        int forgotten = handle.execute(FORGET);
        handle.execute(LEAVE);
        handle.createQuery(MONTHS).mapTo(Boolean.class).list();
        int minutes = handle.execute(MINUTES);
        handle.execute(HOURS);
        return new Round(noted, forgotten, minutes);
    }
}
