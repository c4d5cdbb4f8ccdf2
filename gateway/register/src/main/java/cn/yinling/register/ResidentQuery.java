package cn.yinling.register;

import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import org.jspecify.annotations.Nullable;

/**
 * Which residents are asked for; null for all. Immutable.
 *
 * @param text part of a name or preferred name, or an id
 * @param reach what its reader may see
 * @param after the id after which the page begins; null for the first
 */
public record ResidentQuery(
        @Nullable String street,
        @Nullable String risk,
        @Nullable String text,
        Care care,
        Reach reach,
        @Nullable String after,
        int limit) {

    /** Whether they are looked after now. */
    public enum Care {
        IN_CARE,
        ENDED,
        ALL
    }

    public ResidentQuery {
        Page.checked(limit);
        if (risk != null && !Risk.CODES.contains(risk)) {
            throw new IllegalArgumentException(
                    "risk must be one of " + String.join(", ", Risk.CODES));
        }
    }

    /** Everybody looked after. */
    public static ResidentQuery inCare(@Nullable String after, int limit) {
        return new ResidentQuery(null, null, null, Care.IN_CARE, Reach.WHOLE, after, limit);
    }
}
