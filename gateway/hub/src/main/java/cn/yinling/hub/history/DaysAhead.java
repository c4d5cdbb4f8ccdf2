package cn.yinling.hub.history;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes the partitions of the days to come, so that midnight costs the writers nothing. */
final class DaysAhead implements Step {
    private static final int DAYS = 7;
    private static final String MAKE =
            """
            select make_reading_days(array(select cast(cast(:now as timestamptz) at time zone 'UTC' as date) + day
                                             from generate_series(-1, :days) as day))
            """;

    @Override
    public String name() {
        return "days ahead";
    }

    @Override
    public @Nullable String run(Handle handle, Instant now) {
        int made =
                handle.createQuery(MAKE)
                        .bind("now", now)
                        .bind("days", DAYS)
                        .mapTo(Integer.class)
                        .one();
        return made == 0 ? null : "partitions of %d days made".formatted(made);
    }
}
