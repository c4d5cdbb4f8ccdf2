package cn.yinling.simulators.watches;

import java.time.Duration;

/**
 * How watches behave.
 *
 * @param host of the gateway's door for watches
 * @param keepAlive between two {@code LK}; real ones take 5 to 8 minutes
 * @param position between two {@code UD}
 * @param vitals between two measurements
 * @param patience after which an unanswered alarm is said again
 * @param seed decides where they go and what they measure
 */
public record WatchSettings(
        String host,
        int port,
        Duration keepAlive,
        Duration position,
        Duration vitals,
        Duration patience,
        long seed) {

    /** As a watch in use does. */
    public static WatchSettings of(String host, int port, long seed) {
        return new WatchSettings(
                host,
                port,
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                seed);
    }

    /** The same in a hurry: everything at that interval. */
    public WatchSettings every(Duration interval) {
        return new WatchSettings(host, port, interval, interval, interval, patience, seed);
    }
}
