package cn.yinling.kiosk;

import cn.yinling.kiosk.outbox.OutboxConfig;
import cn.yinling.kiosk.sos.SosConfig;
import cn.yinling.kiosk.uplink.HubConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.WebConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Configurations of kiosks under test. */
public final class TestKiosk {
    public static final String ID = "kiosk-01";

    private TestKiosk() {}

    /** A kiosk that is quick to ask again. */
    public static KioskConfig config(Path folder, int gatewayPort, String password) {
        return new KioskConfig(
                ID,
                "和平街道养老服务中心",
                "871-12345",
                new HubConfig(
                        URI.create("tcp://127.0.0.1:" + gatewayPort),
                        new Secret(password),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        null),
                new OutboxConfig(folder, 4, Duration.ofDays(7)),
                new WebConfig("127.0.0.1", 0),
                new SosConfig(Duration.ofSeconds(2), Duration.ofMinutes(30)));
    }
}
