package cn.yinling.hub.sessions;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * The MQTT door.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param eventLoops threads that serve connections; 0 for one a core
 * @param maxPacketBytes the largest packet taken
 * @param receiveMaximum publishes a client may have unanswered; told to MQTT 5 clients, the others
 *     are read no further
 * @param connectTimeout how long a connection may take to say who it is
 */
public record MqttConfig(
        @Default("127.0.0.1") String host,
        @Default("1883") int port,
        @Default("0") int eventLoops,
        @Default("65536") int maxPacketBytes,
        @Default("1024") int receiveMaximum,
        @Default("10s") Duration connectTimeout) {

    public MqttConfig {
        require(port >= 0 && port <= 65_535, "port must be 0 to 65535, was " + port);
        require(
                eventLoops >= 0 && eventLoops <= 256,
                "event-loops must be 0 to 256, was " + eventLoops);
        require(
                maxPacketBytes >= 1024 && maxPacketBytes <= 1 << 20,
                "max-packet-bytes must be 1024 to 1048576, was " + maxPacketBytes);
        require(
                receiveMaximum >= 1 && receiveMaximum <= 65_535,
                "receive-maximum must be 1 to 65535, was " + receiveMaximum);
        require(
                connectTimeout.toSeconds() >= 1,
                "connect-timeout must be 1 s or more, was " + connectTimeout);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same on another port. */
    public MqttConfig withPort(int other) {
        return new MqttConfig(
                host, other, eventLoops, maxPacketBytes, receiveMaximum, connectTimeout);
    }

    int eventLoopsOrCores() {
        return eventLoops == 0 ? Runtime.getRuntime().availableProcessors() : eventLoops;
    }
}
