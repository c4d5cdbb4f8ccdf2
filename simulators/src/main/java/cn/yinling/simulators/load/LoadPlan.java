package cn.yinling.simulators.load;

import java.time.Duration;

/**
 * How much load, and for how long.
 *
 * @param window publishes a connection may have unanswered; of MQTT 5 not more than the server
 *     takes, of MQTT 3.1.1 whatever the server would like
 * @param ratePerSecond messages offered over all connections, whether or not earlier ones were
 *     answered; 0 for as many as the window lets
 * @param warmUp not counted, so that neither cold code nor the first connects are measured
 * @param threads of the generator
 * @param message what is sent
 * @param isMqtt5 or MQTT 3.1.1
 */
public record LoadPlan(
        int window,
        long ratePerSecond,
        Duration warmUp,
        Duration duration,
        int threads,
        LoadMessage message,
        boolean isMqtt5) {
    /** As many as packet ids. */
    public static final int LARGEST_WINDOW = 65_535;

    public LoadPlan {
        require(
                window >= 1 && window <= LARGEST_WINDOW,
                "window must be 1 to %d, was %d".formatted(LARGEST_WINDOW, window));
        require(ratePerSecond >= 0, "rate must be 0 or more, was " + ratePerSecond);
        require(
                duration.toSeconds() >= 1 && duration.toMinutes() <= 60,
                "seconds must be 1 to 3600");
        require(
                !warmUp.isNegative() && warmUp.toMinutes() <= 60,
                "warm-up must be 0 to 3600 seconds");
        require(threads >= 1 && threads <= 16, "threads must be 1 to 16, was " + threads);
    }

    /** Readings over MQTT 3.1.1. */
    public LoadPlan(
            int window, long ratePerSecond, Duration warmUp, Duration duration, int threads) {
        this(window, ratePerSecond, warmUp, duration, threads, LoadMessage.READING, false);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
