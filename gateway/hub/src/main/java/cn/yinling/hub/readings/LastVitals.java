package cn.yinling.hub.readings;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each device measured last, so that an alarm can say so without asking the database. Knows
 * what came since the hub started. Thread-safe.
 */
public final class LastVitals {
    private static final Vital[] VITALS = Vital.values();

    /** The latest time, and the latest of each vital. */
    public record Last(Instant at, Vitals vitals) {}

    private final Map<String, Last> byDevice = new ConcurrentHashMap<>();
    private final Map<String, Position> places = new ConcurrentHashMap<>();

    /** Notes a reading; one older than the last is passed over. */
    public void note(DeviceId device, Reading reading) {
        if (!measures(reading.vitals())) {
            return;
        }
        Last last = byDevice.get(device.value());
        if (last == null) {
            byDevice.put(device.value(), new Last(reading.at(), reading.vitals()));
        } else if (!reading.at().isBefore(last.at())) {
            Vitals merged = last.vitals().updatedBy(reading.vitals());
            byDevice.put(device.value(), new Last(reading.at(), merged));
        }
    }

    /** Notes where a wearable is, so that its alarm says so. */
    public void locate(DeviceId device, Position position) {
        places.put(device.value(), position);
    }

    private static boolean measures(Vitals vitals) {
        for (Vital vital : VITALS) {
            if (vitals.has(vital)) {
                return true;
            }
        }
        return false;
    }

    /** What that device measured last, or null. */
    public @Nullable Last last(DeviceId device) {
        return byDevice.get(device.value());
    }

    /**
     * The last of that device, or null; a wearable's with its place as {@code lat} and {@code lon}
     * (RFC 8428, section 12.1), once it has measured something.
     */
    public Alarm.@Nullable LastVitals of(DeviceId device) {
        Last last = byDevice.get(device.value());
        if (last == null) {
            return null;
        }
        Map<String, Double> values = last.vitals().byName();
        Position place = places.get(device.value());
        if (place != null) {
            values.put("lat", place.latitude());
            values.put("lon", place.longitude());
        }
        return new Alarm.LastVitals(last.at(), values);
    }
}
