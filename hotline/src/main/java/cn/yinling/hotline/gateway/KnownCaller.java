package cn.yinling.hotline.gateway;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.json.Pieces;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose telephone number it is: a hint, and no proof. {@code Callers} of the gateway's
 * contract. Sensitive personal information. Immutable.
 *
 * @param as {@code resident}, {@code home}, {@code contact} or {@code place}
 * @param contact her place among the resident's contacts, from 1; null where it is none of them
 * @param resident null for a public place
 */
public record KnownCaller(
        String as, @Nullable Integer contact, @Nullable Resident resident, Place place) {

    /** Empty where a newer gateway says it in a way that is not known here. */
    static Optional<KnownCaller> read(JsonNode json) {
        return Pieces.read(json, KnownCaller.class);
    }

    /** By which it is told apart from others of the same number. */
    public String key() {
        return resident == null ? String.valueOf(place.name()) : resident.id();
    }

    /** As what, for a timeline: {@code resident} or {@code contact-2}. */
    public String role() {
        return contact == null ? as : as + "-" + contact;
    }

    /** Only as what: the rest must not reach a log. */
    @Override
    public String toString() {
        return "KnownCaller[%s]".formatted(as);
    }
}
