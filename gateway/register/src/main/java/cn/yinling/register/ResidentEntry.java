package cn.yinling.register;

import cn.yinling.link.alarm.Resident;
import org.jspecify.annotations.Nullable;

/** A resident and where she lives, as entered in the register. Immutable. */
public record ResidentEntry(Resident resident, HomeDraft home) {
    /**
     * Of somebody whose building nobody tells apart.
     *
     * @param street code of the street
     * @param entry how to get in: door code, key safe, neighbour
     */
    public ResidentEntry(Resident resident, String street, String address, @Nullable String entry) {
        this(resident, new HomeDraft(street, address, null, null, null, entry));
    }
}
