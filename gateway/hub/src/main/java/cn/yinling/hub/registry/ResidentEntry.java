package cn.yinling.hub.registry;

import cn.yinling.link.alarm.Resident;
import org.jspecify.annotations.Nullable;

/**
 * A resident as entered in the register. Immutable.
 *
 * @param street code of the street
 * @param entry how to get in: door code, key safe, neighbour
 */
public record ResidentEntry(
        Resident resident, String street, String address, @Nullable String entry) {}
