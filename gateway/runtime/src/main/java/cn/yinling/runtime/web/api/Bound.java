package cn.yinling.runtime.web.api;

import java.util.Locale;

/**
 * To which part of the district a role is bound. Immutable.
 *
 * @param id a street's code, a place's id or a resident's id
 */
public record Bound(Kind kind, String id) {
    /** What a role may be bound to. */
    public enum Kind {
        STREET,
        PLACE,
        RESIDENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
