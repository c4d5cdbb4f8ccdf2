package cn.yinling.simulators.beds;

import java.time.Duration;

/**
 * How a fleet of beds behaves.
 *
 * @param host of the gateway's MQTT server
 * @param interval between two readings of a bed
 * @param connectsPerSecond how fast the beds come online at first
 * @param mishapsPerHour SOS presses and falls by chance, over the whole fleet
 * @param eventLoops threads for all beds together
 * @param seed decides vitals and mishaps
 */
public record FleetSettings(
        String host,
        int port,
        Duration interval,
        int connectsPerSecond,
        double mishapsPerHour,
        int eventLoops,
        long seed) {

    public FleetSettings {
        require(port >= 1 && port <= 65_535, "port must be 1 to 65535, was " + port);
        require(interval.toMillis() >= 10, "interval must be 10 ms or more, was " + interval);
        require(connectsPerSecond >= 1, "connectsPerSecond must be 1 or more");
        require(mishapsPerHour >= 0, "mishapsPerHour must not be negative");
        require(eventLoops >= 1 && eventLoops <= 64, "eventLoops must be 1 to 64");
    }

    /** A reading every 15 s, 100 connects a second, three mishaps an hour. */
    public static FleetSettings of(String host, int port, long seed) {
        return new FleetSettings(host, port, Duration.ofSeconds(15), 100, 3, 2, seed);
    }

    public FleetSettings every(Duration readings) {
        return new FleetSettings(
                host, port, readings, connectsPerSecond, mishapsPerHour, eventLoops, seed);
    }

    public FleetSettings withMishapsPerHour(double mishaps) {
        return new FleetSettings(
                host, port, interval, connectsPerSecond, mishaps, eventLoops, seed);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
