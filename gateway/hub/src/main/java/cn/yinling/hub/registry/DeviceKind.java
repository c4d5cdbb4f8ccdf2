package cn.yinling.hub.registry;

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

    static DeviceKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
