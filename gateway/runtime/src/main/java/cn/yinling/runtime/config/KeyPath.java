package cn.yinling.runtime.config;

import java.util.Locale;

/** Where a value stands, for example {@code mqtt.port} or {@code seats[3].phone}. */
record KeyPath(String text) {
    static final KeyPath ROOT = new KeyPath("");

    KeyPath key(String key) {
        return new KeyPath(text.isEmpty() ? key : text + "." + key);
    }

    KeyPath index(int index) {
        return new KeyPath("%s[%d]".formatted(text, index));
    }

    /** {@code YINLING_MQTT_PORT} for {@code mqtt.port}. */
    String variable() {
        return "YINLING_" + text.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** {@code heartbeat-every} for a component {@code heartbeatEvery}. */
    static String kebab(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
