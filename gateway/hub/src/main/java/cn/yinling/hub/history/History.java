package cn.yinling.hub.history;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.hub.readings.Said;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/**
 * What devices measured. Every query is bounded by device and time; the latest is always there,
 * rolled up or not. A late reading is in its minute and hour after a minute or two. Blocks; throws
 * {@link DatabaseAwayException} before the database was ever reached and Jdbi's exceptions where it
 * does not answer. Thread-safe.
 */
public final class History {
    private static final String READINGS =
            """
            select at, seq, received_at, device_at, %s, cast(extra as text) as extra
              from reading
             where device_id = :device and at >= :from and at < :to
               and (at, seq) > (:from, :after)
             order by at, seq
             limit :limit
            """
                    .formatted(
                            Arrays.stream(Vital.values())
                                    .map(Vital::wireName)
                                    .collect(Collectors.joining(", ")));
    private static final String LATEST =
            """
            select *
              from (%s) as newest
             order by at, seq
            """
                    .formatted(READINGS.replace("order by at, seq", "order by at desc, seq desc"));
    private static final String SUMMARIES =
            """
            select bucket, %s
              from %s
             where device_id = :device and bucket >= :from and bucket < :to
             order by bucket
            """;
    private static final String MINUTES = SUMMARIES.formatted(Columns.names(), "vitals_minute");
    private static final String HOURS = SUMMARIES.formatted(Columns.names(), "vitals_hour");

    private final Database database;

    public History(Database database) {
        this.database = database;
    }

    /** Readings from {@code from}, before {@code to}, the earliest first, at most {@code limit}. */
    public List<ReadingRow> readings(DeviceId device, Instant from, Instant to, int limit) {
        return readingsAfter(device, from, Long.MIN_VALUE, to, limit);
    }

    /** The same after the reading of that time and number. */
    public List<ReadingRow> readingsAfter(
            DeviceId device, Instant from, long sequence, Instant to, int limit) {
        return readings(READINGS, device, from, sequence, to, limit);
    }

    /** Readings of that time; where there are more than {@code limit}, the last of them. */
    public List<ReadingRow> latest(DeviceId device, Instant from, Instant to, int limit) {
        return readings(LATEST, device, from, Long.MIN_VALUE, to, limit);
    }

    private List<ReadingRow> readings(
            String sql, DeviceId device, Instant from, long sequence, Instant to, int limit) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(sql)
                                .bind("device", device.value())
                                .bind("from", from)
                                .bind("after", sequence)
                                .bind("to", to)
                                .bind("limit", limit)
                                .map(row -> reading(device, row))
                                .list());
    }

    /**
     * Minutes that begin from {@code from}, before {@code to}; those without readings are left out.
     */
    public List<Summary> minutes(DeviceId device, Instant from, Instant to) {
        return summaries(MINUTES, device, from, to);
    }

    /**
     * Hours that begin from {@code from}, before {@code to}; those without readings are left out.
     */
    public List<Summary> hours(DeviceId device, Instant from, Instant to) {
        return summaries(HOURS, device, from, to);
    }

    private List<Summary> summaries(String sql, DeviceId device, Instant from, Instant to) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(sql)
                                .bind("device", device.value())
                                .bind("from", from)
                                .bind("to", to)
                                .map(History::summary)
                                .list());
    }

    private static ReadingRow reading(DeviceId device, RowView row) {
        Vitals.Builder vitals = new Vitals.Builder();
        for (Vital vital : Vital.values()) {
            switch (vital.type()) {
                case NUMBER -> {
                    Float value = row.getColumn(vital.wireName(), Float.class);
                    if (value != null) {
                        vitals.set(vital, value);
                    }
                }
                case TRUTH -> {
                    Boolean value = row.getColumn(vital.wireName(), Boolean.class);
                    if (value != null) {
                        vitals.set(vital, value.booleanValue());
                    }
                }
            }
        }
        String extra = row.getColumn("extra", String.class);
        Reading reading =
                new Reading(
                        row.getColumn("at", Instant.class),
                        true,
                        row.getColumn("seq", Long.class),
                        vitals.build(),
                        Said.in(extra, true),
                        Said.in(extra, false),
                        extra);
        return new ReadingRow(
                device.value(),
                reading,
                row.getColumn("received_at", Instant.class),
                row.getColumn("device_at", Instant.class));
    }

    private static Summary summary(RowView row) {
        Map<Vital, Summary.Figures> vitals = new EnumMap<>(Vital.class);
        for (Vital vital : Columns.VITALS) {
            long count = row.getColumn(vital.wireName() + "_count", Long.class);
            if (count > 0) {
                vitals.put(vital, figures(row, vital, count));
            }
        }
        return new Summary(
                row.getColumn("bucket", Instant.class),
                row.getColumn("readings", Long.class),
                vitals,
                inBed(row));
    }

    private static Summary.Figures figures(RowView row, Vital vital, long count) {
        return new Summary.Figures(
                count,
                row.getColumn(vital.wireName() + "_min", Float.class),
                row.getColumn(vital.wireName() + "_max", Float.class),
                row.getColumn(vital.wireName() + "_sum", Double.class) / count);
    }

    private static @Nullable Double inBed(RowView row) {
        long told = row.getColumn("bed_count", Long.class);
        return told == 0 ? null : (double) row.getColumn("bed_in", Long.class) / told;
    }
}
