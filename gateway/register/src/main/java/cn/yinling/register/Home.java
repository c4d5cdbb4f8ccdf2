package cn.yinling.register;

import cn.yinling.link.alarm.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A home on file: one or several residents live there and devices stand there. Immutable.
 *
 * @param version one more with each change
 * @param streetName of the street
 * @param details what was entered
 * @param changedBy null for one from before anybody was asked
 */
public record Home(
        String id,
        long version,
        String streetName,
        HomeDraft details,
        Instant changedAt,
        @Nullable String changedBy) {

    /** As an alarm says it: everything on the way to the person, in two lines. */
    public Place place() {
        return new Place(details.street(), streetName, null, address(), entry());
    }

    /** The whole address, to the door. */
    public String address() {
        return joined(joined(details.address(), details.building()), details.door());
    }

    /** The building, told apart from any other of the district; null where none was entered. */
    public @Nullable String building() {
        return building(details.address(), details.building());
    }

    static @Nullable String building(@Nullable String address, @Nullable String building) {
        return address == null || building == null ? null : joined(address, building);
    }

    /** The key safe first: it is what a caregiver needs at the door. */
    private @Nullable String entry() {
        String keySafe = details.keySafe() == null ? null : "钥匙盒：" + details.keySafe();
        String entry =
                Stream.of(keySafe, details.entryNote())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("；"));
        return entry.isEmpty() ? null : entry;
    }

    /** Chinese is written without spaces. */
    private static String joined(String front, @Nullable String back) {
        if (back == null) {
            return front;
        }
        boolean isLatin = front.charAt(front.length() - 1) < 0x80 && back.charAt(0) < 0x80;
        return isLatin ? front + " " + back : front + back;
    }

    /** Only the id: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Home[" + id + "]";
    }
}
