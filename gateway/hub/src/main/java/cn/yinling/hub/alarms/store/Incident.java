package cn.yinling.hub.alarms.store;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Many alarms of one cause that came together. Immutable.
 *
 * @param lane how urgent they are; null in the spool of an earlier version, for its cause's
 * @param model of what make the devices are, where that is what they have in common
 * @param street its code, where it is of one street or building
 * @param building where it is of one building
 * @param count how many alarms it has gathered
 */
public record Incident(
        String id,
        Cause cause,
        @Nullable Lane lane,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        Scope scope,
        @Nullable String street,
        @Nullable String building,
        Instant openedAt,
        int count) {
    /** What the ids of incidents begin with; no device's does. */
    private static final String PREFIX = "incident.";

    /** Whether that is an incident's id and not an alarm's. */
    public static boolean isId(String id) {
        return id.startsWith(PREFIX);
    }

    /** The id of the one that began with that name at that time. */
    public static String id(String name, String time) {
        return PREFIX + name + '.' + time;
    }

    /** How urgent it is. */
    public Lane urgency() {
        return lane == null ? cause.lane() : lane;
    }

    /** How far it reaches. */
    public enum Scope {
        BUILDING,
        STREET,
        DISTRICT;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** One that only a newer hub knows reaches as far as can be. */
        static Scope ofWireName(String name) {
            return Arrays.stream(values())
                    .filter(scope -> scope.wireName().equals(name))
                    .findFirst()
                    .orElse(DISTRICT);
        }
    }
}
