package cn.yinling.register;

import org.jspecify.annotations.Nullable;

/**
 * A home as somebody enters or changes it. Immutable.
 *
 * @param street code of the street
 * @param address for the person sent there, up to the building: road, number, estate
 * @param building which of several buildings at that address, for example {@code 3幢}
 * @param door stairs, floor and door, for example {@code 1单元502室}
 * @param keySafe where the key safe is and its code
 * @param entryNote how else to get in: door code, neighbour with a key, dog
 */
public record HomeDraft(
        String street,
        String address,
        @Nullable String building,
        @Nullable String door,
        @Nullable String keySafe,
        @Nullable String entryNote) {

    /** What is wrong with it; empty where nothing is. */
    public Faults check(String path) {
        Faults faults = new Faults(path);
        faults.text("street", street, 40);
        faults.text("address", address, 200);
        faults.optional("building", building, 60);
        faults.optional("door", door, 60);
        faults.optional("keySafe", keySafe, 200);
        faults.optional("entryNote", entryNote, 500);
        return faults;
    }

    /** Without what it says: a key safe's code must not reach a log. */
    @Override
    public String toString() {
        return "HomeDraft[" + street + "]";
    }
}
