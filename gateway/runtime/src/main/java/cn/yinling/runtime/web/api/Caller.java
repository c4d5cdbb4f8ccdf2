package cn.yinling.runtime.web.api;

/**
 * Who calls. Immutable.
 *
 * @param name stable; stands in the audit log
 */
public record Caller(String name, String displayName, Role role, Means means) {
    /** By what somebody shows who he is. */
    public enum Means {
        NOTHING,
        COOKIE,
        TOKEN
    }

    /** Somebody whom nobody asked who he is. */
    public static final Caller ANYBODY = new Caller("-", "", Role.VIEWER, Means.NOTHING);

    /** Without what he is called. */
    @Override
    public String toString() {
        return "Caller[%s, %s]".formatted(name, role.code());
    }
}
