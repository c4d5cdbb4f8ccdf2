package cn.yinling.hotline.gateway;

import cn.yinling.link.mqtt.TlsSettings;
import cn.yinling.runtime.config.Default;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway's API is.
 *
 * @param url {@code http://host:port} or {@code https://host:port}
 * @param tls whom to trust behind {@code https://}, null for the JDK's own trust
 */
public record GatewayApiConfig(
        @Default("http://127.0.0.1:8080") URI url, @Nullable TlsSettings tls) {
    public GatewayApiConfig {
        if (url.getHost() == null
                || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException(
                    "url must be http://host:port or https://host:port, was '%s'".formatted(url));
        }
    }

    /** One on this machine. */
    public static GatewayApiConfig at(int port) {
        return new GatewayApiConfig(URI.create("http://127.0.0.1:" + port), null);
    }
}
