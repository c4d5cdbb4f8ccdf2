package cn.yinling.link.senml;

import org.jspecify.annotations.Nullable;

/**
 * One resolved record (RFC 8428, section 4.6): base values are applied, times are absolute. The
 * decoder fills the same object again for each record, so a handler copies what it keeps. Not
 * thread-safe.
 */
public final class SenmlRecord {
    /** Which value field the record carries. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        STRING,
        DATA,
        SUM_ONLY
    }

    String baseName = "";
    String ownName = "";
    @Nullable String unit;
    double epochSeconds;
    boolean timed;
    Kind kind = Kind.NUMBER;
    double number;
    boolean bool;
    @Nullable String text;

    SenmlRecord() {}

    /** Base name and name together; never empty. Made anew at each call. */
    public String name() {
        return baseName + ownName;
    }

    /** The base name, empty where there is none. */
    public String baseName() {
        return baseName;
    }

    /** What stands behind the base name, empty where the base name is all of it. */
    public String ownName() {
        return ownName;
    }

    /** The unit of RFC 8428's registry, or null where neither record nor base names one. */
    public @Nullable String unit() {
        return unit;
    }

    /** Seconds since 1970-01-01T00:00Z. */
    public double epochSeconds() {
        return epochSeconds;
    }

    /**
     * Whether the sender named an absolute time; if not, {@link #epochSeconds()} counts from the
     * decoder's now.
     */
    public boolean isTimed() {
        return timed;
    }

    public Kind kind() {
        return kind;
    }

    /** The value of a {@link Kind#NUMBER}, base value added. */
    public double number() {
        return number;
    }

    /** The value of a {@link Kind#BOOLEAN}. */
    public boolean bool() {
        return bool;
    }

    /** The value of a {@link Kind#STRING}, or of {@link Kind#DATA} in base64url. */
    public @Nullable String text() {
        return text;
    }
}
