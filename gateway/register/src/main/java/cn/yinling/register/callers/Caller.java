package cn.yinling.register.callers;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be calling. A number can be another's or false: it is a hint, and no proof.
 * Sensitive personal information. Immutable.
 *
 * @param contact her place among the resident's contacts, from 1; null where it is none of them
 * @param resident whose number it is, or whose contact has it; null for a public place
 * @param place where the resident lives, or the place
 */
public record Caller(As as, @Nullable Integer contact, @Nullable Resident resident, Place place) {

    /** As whom, the nearest first. */
    public enum As {
        RESIDENT,
        /** By the telephone or the speaker of a device in the home. */
        HOME,
        CONTACT,
        PLACE;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Only as whom: the rest must not reach a log. */
    @Override
    public String toString() {
        return "Caller[%s]".formatted(as.wireName());
    }
}
