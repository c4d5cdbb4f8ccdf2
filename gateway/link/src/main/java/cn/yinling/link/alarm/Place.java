package cn.yinling.link.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Where a device stands.
 *
 * @param street code of the street (街道)
 * @param streetName its name
 * @param name what the place is called, for a public one
 * @param address for the person sent there
 * @param entry how to get in: door code, key safe, neighbour
 */
public record Place(
        String street,
        String streetName,
        @Nullable String name,
        String address,
        @Nullable String entry) {

    /** The same for somebody of whom it is not sure who she is. */
    public Place withoutEntry() {
        return new Place(street, streetName, name, address, null);
    }
}
