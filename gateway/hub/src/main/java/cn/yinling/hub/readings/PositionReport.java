package cn.yinling.hub.readings;

import org.jspecify.annotations.Nullable;

/**
 * What a wearable says of where it is. Immutable.
 *
 * @param place null where it says none
 * @param isFixed whether it knows by satellites; if not, the place is where it was last
 */
public record PositionReport(@Nullable Position place, boolean isFixed) {}
