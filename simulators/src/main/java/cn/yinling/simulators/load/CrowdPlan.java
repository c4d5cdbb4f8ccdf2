package cn.yinling.simulators.load;

import java.time.Duration;

/**
 * Devices that are mostly idle.
 *
 * @param every how often each sends a reading
 * @param duration how long they stay once all are there
 * @param atOnce connections being made at a time
 * @param threads of the generator
 */
public record CrowdPlan(Duration every, Duration duration, int atOnce, int threads) {
    public CrowdPlan {
        require(every.toSeconds() >= 1, "every must be 1 or more");
        require(duration.toSeconds() >= 1, "seconds must be 1 or more");
        require(atOnce >= 1, "at-once must be 1 or more, was " + atOnce);
        require(threads >= 1 && threads <= 16, "threads must be 1 to 16, was " + threads);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
