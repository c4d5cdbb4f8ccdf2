package cn.yinling.register;

import java.util.Locale;

/** What kind of thing a device is. */
public enum DeviceKind {
    BED,
    KIOSK,
    WATCH;

    /** As it stands in the database and in alarms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} that names the kinds there are. */
    public static DeviceKind ofCode(String code) {
        for (DeviceKind kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind must be one of bed, kiosk, watch");
    }
}
