package cn.yinling.hub.watches;

import cn.yinling.hub.readings.Position;
import cn.yinling.link.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What a watch measured. Immutable.
 *
 * @param position where it was, null where the frame does not say
 */
public record Sighting(Reading reading, @Nullable Position position) {}
