package cn.yinling.hub.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Drops whole days of readings and whole months of minutes and hours, and only what is rolled up: a
 * job that was away for long drops nothing before it has caught up.
 */
final class Retention implements Step {
    private static final String DROP_CHUNKS =
            """
            select cast(drop_chunks('reading', older_than => cast(:before as timestamptz)) as text)
            """;
    private static final String DROPPED =
            """
            update rollup_progress
               set dropped_until = greatest(dropped_until, :until)
            """;

    private final HistoryConfig config;
    private final Layout layout;

    Retention(HistoryConfig config, Layout layout) {
        this.config = config;
        this.layout = layout;
    }

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public @Nullable String run(Handle handle, Instant now) {
        Progress progress = Progress.read(handle);
        Instant readings = earlier(now.minus(config.rawFor()), progress.minutesUntil());
        Instant minutes = earlier(now.minus(config.minutesFor()), progress.hoursUntil());
        Instant hours = now.minus(config.hoursFor());
        List<String> dropped = new ArrayList<>();
        handle.useTransaction(tx -> dropped.addAll(dropReadings(tx, readings)));
        handle.useTransaction(tx -> dropped.addAll(Partitions.MINUTES.drop(tx, minutes)));
        handle.useTransaction(tx -> dropped.addAll(Partitions.HOURS.drop(tx, hours)));
        return dropped.isEmpty() ? null : "dropped " + String.join(", ", dropped);
    }

    private List<String> dropReadings(Handle transaction, Instant before) {
        List<String> dropped =
                switch (layout) {
                    case PARTITIONS -> Partitions.READINGS.drop(transaction, before);
                    case CHUNKS ->
                            transaction
                                    .createQuery(DROP_CHUNKS)
                                    .bind("before", before)
                                    .mapTo(String.class)
                                    .list();
                    case POLICIES -> throw new IllegalStateException("TimescaleDB does it itself");
                };
        if (!dropped.isEmpty()) {
            transaction
                    .createUpdate(DROPPED)
                    .bind("until", before.truncatedTo(ChronoUnit.DAYS))
                    .execute();
        }
        return dropped;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
