package cn.yinling.hub.watches;

import cn.yinling.runtime.config.Default;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for watches. Their protocol has no password, so it stays shut unless it is given a port.
 *
 * @param host the address to listen on
 * @param port null for no door, 0 for any free one
 * @param idleTimeout after how much silence a watch is taken for gone; they keep alive every 5 to 8
 *     minutes
 * @param mostConnections above which a new one is closed at once
 * @param identifyWithin how long a connection may take to say which watch it is, however much it
 *     sends meanwhile
 * @param unidentifiedMost connections at a time that have not said so
 * @param unidentifiedOfAddress the same of one address; many watches may share one at their
 *     operator's
 * @param maxFrameBytes the longest frame taken
 * @param networks from where a connection may come, as {@code 10.64.0.0/16}; empty for anywhere
 */
public record WatchConfig(
        @Default("127.0.0.1") String host,
        @Nullable Integer port,
        @Default("20m") Duration idleTimeout,
        @Default("20000") int mostConnections,
        @Default("30s") Duration identifyWithin,
        @Default("2000") int unidentifiedMost,
        @Default("500") int unidentifiedOfAddress,
        @Default("16384") int maxFrameBytes,
        List<String> networks) {

    public WatchConfig {
        networks = List.copyOf(networks);
        require(
                port == null || (port >= 0 && port <= 65_535),
                "port must be 0 to 65535, was " + port);
        require(
                idleTimeout.toSeconds() >= 1 && idleTimeout.toDays() <= 1,
                "idle-timeout must be 1 s to 1 d, was " + idleTimeout);
        require(mostConnections >= 1, "most-connections must be 1 or more, was " + mostConnections);
        require(identifyWithin.isPositive(), "identify-within must be longer than 0");
        require(
                unidentifiedOfAddress >= 1 && unidentifiedMost >= unidentifiedOfAddress,
                "unidentified-of-address must be 1 or more, and unidentified-most no less");
        require(
                maxFrameBytes >= 256 && maxFrameBytes <= 1 << 20,
                "max-frame-bytes must be 256 to 1048576, was " + maxFrameBytes);
        Networks.of(networks);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same with another time after which a watch is gone. */
    public WatchConfig withIdleTimeout(Duration other) {
        return with(other, identifyWithin, unidentifiedMost, unidentifiedOfAddress, networks);
    }

    /** The same with other ends for who does not say which watch it is. */
    public WatchConfig withUnidentified(Duration within, int most, int ofAddress) {
        return with(idleTimeout, within, most, ofAddress, networks);
    }

    /** The same for those networks alone. */
    public WatchConfig withNetworks(List<String> other) {
        return with(idleTimeout, identifyWithin, unidentifiedMost, unidentifiedOfAddress, other);
    }

    private WatchConfig with(
            Duration idle, Duration within, int most, int ofAddress, List<String> from) {
        return new WatchConfig(
                host, port, idle, mostConnections, within, most, ofAddress, maxFrameBytes, from);
    }

    /** On loopback and any free port. */
    public static WatchConfig onFreePort() {
        return new WatchConfig(
                "127.0.0.1",
                0,
                Duration.ofMinutes(20),
                20_000,
                Duration.ofSeconds(30),
                2000,
                500,
                16_384,
                List.of());
    }
}
