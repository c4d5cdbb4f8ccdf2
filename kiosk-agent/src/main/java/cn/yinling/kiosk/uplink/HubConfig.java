package cn.yinling.kiosk.uplink;

import cn.yinling.link.mqtt.TlsSettings;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway is.
 *
 * @param uri {@code tcp://host:port} or {@code ssl://host:port}
 * @param password the kiosk's; its user name is its id
 * @param keepAlive longest silence before a ping, so a dead line is known within one and a half
 *     times this
 * @param answerWithin how long the gateway may leave an emergency unanswered before the connection
 *     is made anew
 * @param retryRefusedAfter how long something rests that the gateway refused
 * @param tls whom to trust behind {@code ssl://}, null for the JDK's own trust
 */
public record HubConfig(
        @Default("tcp://127.0.0.1:1883") URI uri,
        Secret password,
        @Default("5s") Duration keepAlive,
        @Default("15s") Duration answerWithin,
        @Default("60s") Duration retryRefusedAfter,
        @Nullable TlsSettings tls) {
    private static final Set<String> SCHEMES = Set.of("tcp", "ssl");

    public HubConfig {
        if (!SCHEMES.contains(String.valueOf(uri.getScheme()))
                || uri.getHost() == null
                || uri.getPort() < 1) {
            throw new IllegalArgumentException(
                    "uri must be tcp://host:port or ssl://host:port, was " + uri);
        }
        if (keepAlive.toSeconds() < 1 || answerWithin.toSeconds() < 1) {
            throw new IllegalArgumentException("keep-alive and answer-within must be at least 1s");
        }
    }
}
