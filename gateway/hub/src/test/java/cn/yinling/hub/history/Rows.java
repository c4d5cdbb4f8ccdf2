package cn.yinling.hub.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import cn.yinling.hub.readings.ReadingRow;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Readings for tests: written by INSERT, which every database takes, and summed up by hand. */
final class Rows {
    /** Of one statement: more, and it does not fit into what the WASM build takes at once. */
    private static final int MOST = 30;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSERT =
            """
            insert into reading
            select (jsonb_populate_record(null::reading, row)).*
              from jsonb_array_elements(cast(:rows as jsonb)) as row
            """;
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

    /** Makes the days they need, and writes them. */
    static void write(Handle handle, List<ReadingRow> rows) {
        rows.stream()
                .map(row -> row.reading().at().truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .forEach(day -> makeDay(handle, day));
        for (int from = 0; from < rows.size(); from += MOST) {
            insert(handle, rows.subList(from, Math.min(from + MOST, rows.size())));
        }
    }

    static void makeDay(Handle handle, Instant at) {
        handle.createQuery(MAKE_DAY).bind("at", at).mapTo(Integer.class).one();
    }

    static void insert(Handle handle, List<ReadingRow> rows) {
        try {
            String json = JSON.writeValueAsString(rows.stream().map(Rows::columns).toList());
            handle.createUpdate(INSERT).bind("rows", json).execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> columns(ReadingRow row) {
        Reading reading = row.reading();
        Map<String, Object> columns = new HashMap<>();
        columns.put("device_id", row.deviceId());
        columns.put("at", reading.at().toString());
        columns.put("seq", reading.sequence());
        columns.put("received_at", row.receivedAt().toString());
        if (row.deviceAt() != null) {
            columns.put("device_at", row.deviceAt().toString());
        }
        if (reading.extraJson() != null) {
            columns.put("extra", new RawValue(reading.extraJson()));
        }
        reading.vitals()
                .byName()
                .forEach((name, value) ->
                        columns.put(name, name.equals("bed") ? (Object) (value == 1) : value));
        return columns;
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
