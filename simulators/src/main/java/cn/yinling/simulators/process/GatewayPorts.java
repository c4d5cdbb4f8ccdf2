package cn.yinling.simulators.process;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where a gateway under test listens, before and after a restart. */
record GatewayPorts(int mqtt, int web) {
    static GatewayPorts free() {
        return new GatewayPorts(FreePort.any(), FreePort.any());
    }

    URI metrics() {
        return URI.create("http://127.0.0.1:%d/metrics".formatted(web));
    }

    /** What a gateway must be told: it keeps its files in {@code folder}. May be changed. */
    Map<String, String> environment(DatabaseConfig database, Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("YINLING_MQTT_PORT", Integer.toString(mqtt));
        environment.put("YINLING_WEB_PORT", Integer.toString(web));
        environment.put("YINLING_DATABASE_URL", Objects.requireNonNull(database.url()));
        environment.put("YINLING_DATABASE_USER", database.user());
        Secret password = database.password();
        if (password != null) {
            environment.put("YINLING_DATABASE_PASSWORD", password.value());
        }
        environment.put("YINLING_HOTLINE_PASSWORD", Enrolment.HOTLINE_PASSWORD.value());
        // What is measured is the hub, not how it holds a device back.
        environment.put("YINLING_MQTT_DEVICE_RATE", "0");
        environment.put("YINLING_SPOOL_FOLDER", folder.resolve("spool").toString());
        environment.put("YINLING_AUDIT_ANCHORS", folder.resolve("audit-anchors").toString());
        return environment;
    }
}
