package cn.yinling.hub.readings;

import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where each wearable was last, so that an alarm can say so. A place without a fix is as old as the
 * fix that the wearable has it from, where that was heard. Knows what came since the hub started.
 * Thread-safe.
 */
public final class LastPlaces {
    /** A place, when the wearable was there, and when it spoke of it last. */
    private record Known(Position place, Instant at, boolean isFixed, Instant saidAt) {}

    private final Map<String, Known> byDevice = new ConcurrentHashMap<>();

    /** Notes what a wearable says; it may come late. */
    public void note(DeviceId device, Instant at, PositionReport report) {
        byDevice.compute(device.value(), (_, known) -> next(known, at, report));
    }

    private static @Nullable Known next(@Nullable Known known, Instant at, PositionReport report) {
        Position place = report.place();
        if (known == null) {
            return place == null ? null : new Known(place, at, report.isFixed(), at);
        }
        if (at.isBefore(known.saidAt())) {
            return late(known, at, report);
        }
        if (place == null || (!report.isFixed() && place.equals(known.place()))) {
            return new Known(known.place(), known.at(), false, at);
        }
        return new Known(place, at, report.isFixed(), at);
    }

    /** It may be better than what the wearable remembered when it spoke last. */
    private static Known late(Known known, Instant at, PositionReport report) {
        Position place = report.place();
        boolean isBetter = report.isFixed() && !known.isFixed() && at.isAfter(known.at());
        return isBetter && place != null ? new Known(place, at, false, known.saidAt()) : known;
    }

    /** Where that device was last, or null. */
    public @Nullable Whereabouts of(DeviceId device) {
        Known known = byDevice.get(device.value());
        return known == null
                ? null
                : new Whereabouts(
                        known.at(),
                        known.place().latitude(),
                        known.place().longitude(),
                        known.isFixed());
    }
}
