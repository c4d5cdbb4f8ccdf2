package cn.yinling.hub.watches;

import cn.yinling.hub.readings.PositionReport;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a watch measured. Immutable.
 *
 * @param position where it was, null where the frame says nothing of that
 */
public record Sighting(Reading reading, @Nullable PositionReport position) {
    /** The same, of these causes. */
    Sighting of(Set<Cause> causes, Set<Cause> over) {
        return new Sighting(reading.saying(causes, over), position);
    }
}
