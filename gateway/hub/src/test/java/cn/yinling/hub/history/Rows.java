package cn.yinling.hub.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Readings for tests: written by INSERT, which every database takes, and summed up by hand. */
final class Rows {
    private static final String VITALS =
            Arrays.stream(Vital.values()).map(Vital::wireName).collect(Collectors.joining(", "));
    private static final String INSERT =
            """
            insert into reading (device_id, at, seq, received_at, device_at, extra, %s)
            values (:device, :at, :seq, :received, :deviceAt, cast(:extra as jsonb), :%s)
            """
                    .formatted(VITALS, VITALS.replace(", ", ", :"));
    private static final String MAKE_DAY =
            """
            select make_reading_days(array[cast(cast(:at as timestamptz) at time zone 'UTC' as date)])
            """;

    private Rows() {}

    static ReadingRow row(DeviceId device, Instant at, long sequence, Vitals vitals) {
        Reading reading = new Reading(at, true, sequence, vitals, Set.of(), null);
        return new ReadingRow(device.value(), reading, at.plusMillis(200), null);
    }

    /** A heart rate and whether somebody is in bed. */
    static ReadingRow row(
            DeviceId device, Instant at, long sequence, double heartRate, boolean bed) {
        return row(
                device,
                at,
                sequence,
                new Vitals.Builder()
                        .set(Vital.HEART_RATE, heartRate)
                        .set(Vital.IN_BED, bed)
                        .build());
    }

    static void write(Handle handle, List<ReadingRow> rows) {
        rows.forEach(row -> makeDay(handle, row));
        rows.forEach(row -> write(handle, row));
    }

    static void makeDay(Handle handle, ReadingRow row) {
        handle.createQuery(MAKE_DAY).bind("at", row.reading().at()).mapTo(Integer.class).one();
    }

    static void write(Handle handle, ReadingRow row) {
        Reading reading = row.reading();
        Update insert =
                handle.createUpdate(INSERT)
                        .bind("device", row.deviceId())
                        .bind("at", reading.at())
                        .bind("seq", reading.sequence())
                        .bind("received", row.receivedAt())
                        .bind("deviceAt", row.deviceAt())
                        .bind("extra", reading.extraJson());
        for (Vital vital : Vital.values()) {
            bind(insert, vital, reading.vitals());
        }
        insert.execute();
    }

    private static void bind(Update insert, Vital vital, Vitals vitals) {
        boolean isThere = vitals.has(vital);
        switch (vital.type()) {
            case NUMBER -> insert.bind(vital.wireName(), isThere ? vitals.get(vital) : null);
            case TRUTH -> insert.bind(vital.wireName(), isThere ? vitals.get(vital) == 1 : null);
        }
    }

    /** What minutes or hours there ought to be, in order of time. */
    static List<Summary> summaries(List<ReadingRow> rows, ChronoUnit unit) {
        Map<Instant, Summary> byTime = new TreeMap<>();
        rows.stream()
                .collect(groupingBy(row -> row.reading().at().truncatedTo(unit), toList()))
                .forEach((from, group) -> byTime.put(from, summary(from, group)));
        return new ArrayList<>(byTime.values());
    }

    private static Summary summary(Instant from, List<ReadingRow> rows) {
        Map<Vital, Summary.Figures> figures = new EnumMap<>(Vital.class);
        for (Vital vital : Columns.VITALS) {
            double[] values = values(rows, vital).toArray();
            if (values.length > 0) {
                figures.put(vital, figures(values));
            }
        }
        double[] bed = values(rows, Vital.IN_BED).toArray();
        @Nullable Double inBed = bed.length == 0 ? null : DoubleStream.of(bed).sum() / bed.length;
        return new Summary(from, rows.size(), figures, inBed);
    }

    private static Summary.Figures figures(double[] values) {
        var all = DoubleStream.of(values).summaryStatistics();
        return new Summary.Figures(
                all.getCount(),
                (float) all.getMin(),
                (float) all.getMax(),
                all.getSum() / all.getCount());
    }

    private static DoubleStream values(List<ReadingRow> rows, Vital vital) {
        return rows.stream()
                .map(row -> row.reading().vitals())
                .filter(vitals -> vitals.has(vital))
                .mapToDouble(vitals -> vitals.get(vital));
    }
}
