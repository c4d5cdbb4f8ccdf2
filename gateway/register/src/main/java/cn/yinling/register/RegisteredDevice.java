package cn.yinling.register;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.topic.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that may connect, with all that an alarm of it must say. Immutable.
 *
 * @param model what make it is, null where nobody has entered that
 * @param voice by which number one speaks through it, null where one cannot
 * @param place the home, or the public place where it stands
 * @param resident whose it is, or who of its home is at the highest risk; null for one in a public
 *     place or an empty home
 * @param building where it stands, told apart from any other of the district; null in a public
 *     place, and where none was entered
 * @param old the password before the present one, while it is taken; else null
 */
public record RegisteredDevice(
        DeviceId id,
        DeviceKind kind,
        @Nullable String model,
        @Nullable String voice,
        Credential credential,
        Place place,
        @Nullable Resident resident,
        @Nullable String building,
        @Nullable OldCredential old) {

    /** A credential that is taken for some time more. */
    public record OldCredential(Credential credential, Instant until) {}

    /** Whose it is, null for one in a public place. */
    public @Nullable String residentId() {
        return resident == null ? null : resident.id();
    }

    /** As an alarm names it. */
    public Alarm.Source source() {
        return new Alarm.Source(id.value(), kind.code(), voice);
    }

    /** The credential that {@code password} is of, or null where it is of none. */
    public @Nullable Credential matching(byte[] password) {
        if (credential.matches(password)) {
            return credential;
        }
        return old != null && old.credential().matches(password) ? old.credential() : null;
    }

    /** Whether somebody who has come in with that credential would come in now. */
    public boolean takes(Credential earlier) {
        return credential.equals(earlier) || (old != null && old.credential().equals(earlier));
    }

    /** The same as who has come in with that credential. */
    public RegisteredDevice as(Credential used) {
        return used.equals(credential)
                ? this
                : new RegisteredDevice(
                        id, kind, model, voice, used, place, resident, building, null);
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "RegisteredDevice[" + id + "]";
    }
}
