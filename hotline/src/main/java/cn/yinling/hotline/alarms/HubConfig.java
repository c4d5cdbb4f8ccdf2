package cn.yinling.hotline.alarms;

import cn.yinling.link.mqtt.TlsSettings;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the hub.
 *
 * @param server {@code tcp://host:port} or {@code ssl://host:port}
 * @param tls whom to trust behind {@code ssl://}, null for the JDK's own trust
 */
public record HubConfig(
        @Default("tcp://127.0.0.1:1883") URI server,
        @Default("hotline") String clientId,
        @Default("hotline") String username,
        Secret password,
        @Nullable TlsSettings tls) {

    public HubConfig {
        @Nullable String scheme = server.getScheme();
        if (scheme == null || !(scheme.equals("tcp") || scheme.equals("ssl"))) {
            throw new IllegalArgumentException(
                    "server must be tcp://host:port or ssl://host:port, was '%s'"
                            .formatted(server));
        }
    }
}
