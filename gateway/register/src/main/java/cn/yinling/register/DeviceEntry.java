package cn.yinling.register;

import cn.yinling.link.topic.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A device as entered in the register; it belongs to a resident or to a place. Immutable.
 *
 * @param voice by which number one speaks through it, null where one cannot
 */
public record DeviceEntry(
        DeviceId id,
        DeviceKind kind,
        @Nullable String residentId,
        @Nullable String placeId,
        @Nullable String voice) {

    public DeviceEntry {
        if ((residentId == null) == (placeId == null)) {
            throw new IllegalArgumentException(
                    "device %s must belong to a resident or to a place".formatted(id));
        }
    }

    /** A device of a resident. */
    public static DeviceEntry ofResident(
            String id, DeviceKind kind, String residentId, @Nullable String voice) {
        return new DeviceEntry(new DeviceId(id), kind, residentId, null, voice);
    }

    /** A device in a public place. */
    public static DeviceEntry inPlace(
            String id, DeviceKind kind, String placeId, @Nullable String voice) {
        return new DeviceEntry(new DeviceId(id), kind, null, placeId, voice);
    }
}
