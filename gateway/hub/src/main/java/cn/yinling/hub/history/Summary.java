package cn.yinling.hub.history;

import cn.yinling.link.reading.Vital;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the readings of a minute or an hour come to. Immutable.
 *
 * @param from its beginning
 * @param readings how many there were
 * @param vitals those that were measured at all
 * @param inBed the share of readings, of those that told, that found somebody in the bed, 0 to 1;
 *     null where none told. Beds report at even intervals, so it is the share of time.
 */
public record Summary(
        Instant from, long readings, Map<Vital, Figures> vitals, @Nullable Double inBed) {

    public Summary {
        vitals = Map.copyOf(vitals);
    }

    /**
     * Of one vital, in its unit.
     *
     * @param count measurements
     */
    public record Figures(long count, float least, float most, double average) {}

    /** The values must not reach a log. */
    @Override
    public String toString() {
        return "Summary[%s, %d readings]".formatted(from, readings);
    }
}
