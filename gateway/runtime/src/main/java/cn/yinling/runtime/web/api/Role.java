package cn.yinling.runtime.web.api;

import java.util.Locale;

/** What somebody may do. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Reads and writes. */
    OPERATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
