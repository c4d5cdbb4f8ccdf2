package cn.yinling.hub.readings;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The table {@code device_clock}, as it is read; {@link ReadingStore} writes it with the rows. */
record ClockStore(Jdbi database) {
    private static final String ALL =
            """
            select device_id, extract(epoch from behind) * 1000 as millis
              from device_clock
            """;

    /** How far behind each clock was found to be. */
    Map<String, Duration> all() {
        return database.withHandle(handle ->
                handle.createQuery(ALL)
                        .reduceRows(
                                new HashMap<>(),
                                (found, row) -> {
                                    found.put(
                                            row.getColumn("device_id", String.class),
                                            Duration.ofMillis(row.getColumn("millis", Long.class)));
                                    return found;
                                }));
    }
}
