package cn.yinling.hub.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls up the minutes and hours since the last time, never what was rolled up before. Readings
 * that come later than that note their minute themselves (trigger {@code late}, V6), which is
 * {@link LateMinutes}' work.
 */
final class Rollup implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(Rollup.class);

    /** Twice what makes a reading late, so that the server's clock may be set back by a minute. */
    static final Duration SETTLED_AFTER = Duration.ofMinutes(2);

    /** What one transaction rolls up at most, when there is much to catch up on. */
    private static final Duration STRIDE = Duration.ofHours(6);

    private static final String MONTHS =
            """
            select make_partition(:parent, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC')
              from generate_series(date_trunc('month', cast(:from as timestamptz) at time zone 'UTC'),
                                   cast(:until as timestamptz) at time zone 'UTC', interval '1 month') as month
            """;
    private static final String MINUTES =
            """
            insert into minute_rollup (device_id, bucket, %s)
            select device_id, date_bin('1 minute', at, 'epoch') as bucket, %s
              from reading
             where at >= :from and at < :until
             group by device_id, bucket
                on conflict (device_id, bucket) do update
               set %s
            """
                    .formatted(Columns.names(), Columns.ofReadings(), Columns.replaced());
    private static final String HOURS =
            """
            insert into hour_rollup (device_id, bucket, %s)
            select device_id, date_bin('1 hour', minute.bucket, 'epoch') as hour, %s
              from minute_rollup as minute
             where minute.bucket >= :from and minute.bucket < :until
             group by device_id, hour
                on conflict (device_id, bucket) do update
               set %s
            """
                    .formatted(Columns.names(), Columns.ofMinutes(), Columns.replaced());
    private static final String ADVANCE =
            """
            update rollup_progress
               set minutes_until = :minutes, hours_until = :hours
            """;

    private final OpenWriters openWriters;

    Rollup(OpenWriters openWriters) {
        this.openWriters = openWriters;
    }

    @Override
    public String name() {
        return "rollup";
    }

    @Override
    public @Nullable String run(Handle handle, Instant now) {
        Instant settled = now.minus(SETTLED_AFTER).truncatedTo(ChronoUnit.MINUTES);
        Progress progress = Progress.read(handle);
        if (!progress.minutesUntil().isBefore(settled)) {
            return null;
        }
        openWriters.awaitEnd(handle);
        while (progress.minutesUntil().isBefore(settled)) {
            progress = advance(handle, progress, settled);
        }
        return null;
    }

    private static Progress advance(Handle handle, Progress progress, Instant settled) {
        Instant from = progress.minutesUntil();
        Instant stride = from.plus(STRIDE);
        Instant until = stride.isBefore(settled) ? stride : settled;
        Instant hours = until.truncatedTo(ChronoUnit.HOURS);
        months(handle, "minute_rollup", from, until);
        months(handle, "hour_rollup", progress.hoursUntil(), until);
        handle.useTransaction(transaction -> {
            int minutes = roll(transaction, MINUTES, from, until);
            int rolledHours = roll(transaction, HOURS, progress.hoursUntil(), hours);
            transaction.createUpdate(ADVANCE).bind("minutes", until).bind("hours", hours).execute();
            LOG.debug("rolled up to {}: {} minutes, {} hours", until, minutes, rolledHours);
        });
        return new Progress(until, hours, progress.droppedUntil());
    }

    private static int roll(Handle handle, String sql, Instant from, Instant until) {
        return handle.createUpdate(sql).bind("from", from).bind("until", until).execute();
    }

    private static void months(Handle handle, String parent, Instant from, Instant until) {
        handle.createQuery(MONTHS)
                .bind("parent", parent)
                .bind("from", from)
                .bind("until", until)
                .mapTo(Boolean.class)
                .list();
    }
}
