package cn.yinling.hub.readings;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each device measured last, so that an alarm can say so without asking the database. It says
 * what the table {@code reading} says, whatever the order in which rows came: it is told of the
 * rows that were stored, and of no others. Knows what came since the hub started. Thread-safe.
 */
public final class LastVitals {
    private final Map<String, Measured> byDevice = new ConcurrentHashMap<>();

    /** The latest time, and the latest of each vital. */
    public record Last(Instant at, Vitals vitals) {}

    /** Notes a row that is in the store now, and was not before. */
    void stored(ReadingRow row) {
        if (!row.reading().vitals().isEmpty()) {
            byDevice.computeIfAbsent(row.deviceId(), _ -> new Measured()).note(row.reading());
        }
    }

    /** What that device measured last, or null. */
    public @Nullable Last last(DeviceId device) {
        Measured measured = byDevice.get(device.value());
        return measured == null ? null : measured.last();
    }

    /** The same as an alarm has it. */
    public Alarm.@Nullable LastVitals of(DeviceId device) {
        return said(last(device));
    }

    /** The same, as it will be when a reading is stored that has just come. */
    public Alarm.@Nullable LastVitals with(DeviceId device, Reading reading) {
        Measured known = byDevice.get(device.value());
        Measured measured = known == null ? new Measured() : known.copy();
        measured.note(reading);
        return said(measured.last());
    }

    private static Alarm.@Nullable LastVitals said(@Nullable Last last) {
        return last == null ? null : new Alarm.LastVitals(last.at(), last.vitals().byName());
    }
}
