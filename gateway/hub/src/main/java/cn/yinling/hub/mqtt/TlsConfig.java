package cn.yinling.hub.mqtt;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.tls.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The port for MQTT over TLS 1.2 and 1.3.
 *
 * @param port 0 for any free one
 * @param certificate the server's chain, PEM
 * @param key its private key, PEM (PKCS #8)
 * @param clientCa whose certificates let a device in without a password, PEM; null for nobody's
 */
public record TlsConfig(
        @Default("8883") int port, Path certificate, Path key, @Nullable Path clientCa) {
    public TlsConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
    }

    TlsFiles files() {
        return new TlsFiles(certificate, key, clientCa);
    }
}
