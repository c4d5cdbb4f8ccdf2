package cn.yinling.hub.alarms;

import cn.yinling.link.alarm.Cause;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Many technical alarms of one cause that came together. Immutable.
 *
 * @param street its code, where it is of one street or building
 * @param building where it is of one building
 * @param count how many alarms it has gathered
 */
record Incident(
        String id,
        Cause cause,
        Scope scope,
        @Nullable String street,
        @Nullable String building,
        Instant openedAt,
        int count) {

    /** How far it reaches. */
    enum Scope {
        BUILDING,
        STREET,
        DISTRICT;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
