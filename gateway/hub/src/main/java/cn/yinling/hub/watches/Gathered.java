package cn.yinling.hub.watches;

import cn.yinling.hub.readings.Position;
import cn.yinling.hub.readings.PositionReport;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Gathers what one frame measures into a reading. Not thread-safe. */
final class Gathered {
    private final Vitals.Builder vitals = new Vitals.Builder();
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private Set<Cause> causes = Set.of();
    private Set<Cause> over = Set.of();
    private @Nullable Instant at;
    private @Nullable PositionReport position;
    private boolean hasVitals;

    /** By the watch's clock. */
    void at(@Nullable Instant time) {
        at = time;
    }

    /** Of a vital that cannot be so nothing is kept; false then. */
    boolean vital(Vital vital, double value) {
        if (!vital.isPlausible(value)) {
            return false;
        }
        vitals.set(vital, value);
        hasVitals = true;
        return true;
    }

    /** What has no column; NaN is nothing. */
    void extra(String name, double value) {
        if (!Double.isNaN(value)) {
            extra.put(name, value == Math.rint(value) ? (Object) (long) value : (Object) value);
        }
    }

    void extra(String name, boolean value) {
        extra.put(name, value);
    }

    void position(PositionReport report) {
        position = report;
        Position place = report.place();
        if (place != null) {
            extra.put("lat", place.latitude());
            extra.put("lon", place.longitude());
        }
    }

    void causes(Set<Cause> present, Set<Cause> past) {
        causes = present;
        over = past;
    }

    boolean isEmpty() {
        return !hasVitals && extra.isEmpty() && causes.isEmpty();
    }

    /**
     * The reading. Its sequence is the content's checksum: the same frame sent again is the same
     * row, and two different ones of one second are two.
     */
    Sighting sighting(WatchFrame frame, Instant receivedAt) {
        CRC32 checksum = new CRC32();
        checksum.update(frame.content());
        Instant measuredAt = at;
        Reading reading =
                new Reading(
                        measuredAt == null ? receivedAt : measuredAt,
                        measuredAt != null,
                        checksum.getValue(),
                        vitals.build(),
                        causes,
                        over,
                        extra.isEmpty()
                                ? null
                                : new String(LinkJson.write(extra), StandardCharsets.UTF_8));
        return new Sighting(reading, position);
    }
}
