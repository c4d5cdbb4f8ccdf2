package cn.yinling.hub.deadletters;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * What is kept of refused messages.
 *
 * @param perMinute letters of one device and reason; beyond, they are only counted
 * @param keepFor older ones are deleted
 * @param keepMost beyond, the oldest are deleted
 */
public record DeadLettersConfig(
        @Default("20") int perMinute,
        @Default("30d") Duration keepFor,
        @Default("100000") int keepMost) {

    public DeadLettersConfig {
        if (perMinute < 1) {
            throw new IllegalArgumentException("per-minute must be 1 or more, was " + perMinute);
        }
        if (!keepFor.isPositive()) {
            throw new IllegalArgumentException(
                    "keep-for must be more than nothing, was " + keepFor);
        }
        if (keepMost < 1) {
            throw new IllegalArgumentException("keep-most must be 1 or more, was " + keepMost);
        }
    }
}
