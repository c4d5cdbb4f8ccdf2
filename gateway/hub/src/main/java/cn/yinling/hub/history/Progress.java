package cn.yinling.hub.history;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * How far our job has come.
 *
 * @param minutesUntil minutes before it are rolled up
 * @param hoursUntil hours before it are rolled up
 * @param droppedUntil readings before it are not all there any more
 */
record Progress(Instant minutesUntil, Instant hoursUntil, Instant droppedUntil) {
    private static final String READ =
            """
            select minutes_until, hours_until, dropped_until
              from rollup_progress
            """;

    static Progress read(Handle handle) {
        return handle.createQuery(READ)
                .map(row ->
                        new Progress(
                                row.getColumn("minutes_until", Instant.class),
                                row.getColumn("hours_until", Instant.class),
                                row.getColumn("dropped_until", Instant.class)))
                .one();
    }
}
