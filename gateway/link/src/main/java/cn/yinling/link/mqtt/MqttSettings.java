package cn.yinling.link.mqtt;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a gateway and who we are. Immutable.
 *
 * @param server {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId one connection an id; a second takes over from the first
 * @param keepAlive longest silence before a ping; 1 s to 18 h
 * @param maxInFlight publishes that may wait for their PUBACK at a time, 1 to 65,535
 * @param subscriptions topic filters, subscribed with QoS 1 after each connect
 * @param birth published retained after each connect, null for none
 * @param will published by the gateway when the connection breaks, null for none
 * @param tls whom to trust behind {@code ssl://} and who we are there, null for the JDK's own trust
 *     and no certificate
 */
public record MqttSettings(
        URI server,
        String clientId,
        String username,
        String password,
        Duration keepAlive,
        int maxInFlight,
        List<String> subscriptions,
        @Nullable Retained birth,
        @Nullable Retained will,
        @Nullable TlsSettings tls) {

    /** A retained message, QoS 1. */
    public record Retained(String topic, String payload) {}

    public MqttSettings {
        if (maxInFlight < 1 || maxInFlight > 65_535) {
            throw new IllegalArgumentException(
                    "maxInFlight must be 1 to 65535, was " + maxInFlight);
        }
        if (keepAlive.toSeconds() < 1 || keepAlive.toHours() > 18) {
            throw new IllegalArgumentException("keepAlive must be 1 s to 18 h, was " + keepAlive);
        }
        subscriptions = List.copyOf(subscriptions);
    }

    /** A connection that only publishes. */
    public static MqttSettings publisher(
            URI server, String clientId, String username, String password) {
        return new MqttSettings(
                server,
                clientId,
                username,
                password,
                Duration.ofSeconds(20),
                256,
                List.of(),
                null,
                null,
                null);
    }

    public MqttSettings subscribedTo(String... filters) {
        return new MqttSettings(
                server,
                clientId,
                username,
                password,
                keepAlive,
                maxInFlight,
                List.of(filters),
                birth,
                will,
                tls);
    }

    public MqttSettings announcing(Retained online, Retained offline) {
        return new MqttSettings(
                server,
                clientId,
                username,
                password,
                keepAlive,
                maxInFlight,
                subscriptions,
                online,
                offline,
                tls);
    }

    /** The same over TLS with that trust. */
    public MqttSettings trusting(@Nullable TlsSettings trust) {
        return new MqttSettings(
                server,
                clientId,
                username,
                password,
                keepAlive,
                maxInFlight,
                subscriptions,
                birth,
                will,
                trust);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MqttSettings[%s as %s]".formatted(server, clientId);
    }
}
