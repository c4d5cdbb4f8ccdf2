package cn.yinling.hub.registry;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A device that may connect, with all that an alarm of it must say. Immutable.
 *
 * @param voice by which number one speaks through it, null where one cannot
 * @param place the resident's home, or the public place where it stands
 * @param resident whose it is; null for one in a public place
 */
public record RegisteredDevice(
        DeviceId id,
        DeviceKind kind,
        @Nullable String voice,
        Credential credential,
        Place place,
        @Nullable Resident resident) {

    /** Whose it is, null for one in a public place. */
    public @Nullable String residentId() {
        return resident == null ? null : resident.id();
    }

    /** In which building it stands, null where that is not known. */
    public @Nullable String building() {
        return null;
    }

    /** As an alarm names it. */
    public Alarm.Source source() {
        return new Alarm.Source(id.value(), kind.code(), voice);
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "RegisteredDevice[" + id + "]";
    }
}
