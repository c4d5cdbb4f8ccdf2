package cn.yinling.simulators.load;

import java.time.Duration;

/**
 * How much load, and for how long.
 *
 * @param window publishes a connection may have unanswered
 * @param ratePerSecond messages offered over all connections; 0 for as many as the window lets
 * @param warmUp not counted, so that neither cold code nor the first connects are measured
 * @param threads of the generator
 */
public record LoadPlan(
        int window, long ratePerSecond, Duration warmUp, Duration duration, int threads) {
    public LoadPlan {
        require(window >= 1 && window <= 1024, "window must be 1 to 1024, was " + window);
        require(ratePerSecond >= 0, "rate must be 0 or more, was " + ratePerSecond);
        require(
                duration.toSeconds() >= 1 && duration.toMinutes() <= 60,
                "seconds must be 1 to 3600");
        require(threads >= 1 && threads <= 16, "threads must be 1 to 16, was " + threads);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
