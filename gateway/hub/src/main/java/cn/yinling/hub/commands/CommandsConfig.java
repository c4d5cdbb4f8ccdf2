package cn.yinling.hub.commands;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * Commands to devices.
 *
 * @param retryEvery how long a device may take to say that it has one, before it is told again
 * @param longestValidity for how long at most one may be sent
 * @param keepFor how long an ended one is kept
 */
public record CommandsConfig(
        @Default("10s") Duration retryEvery,
        @Default("30d") Duration longestValidity,
        @Default("365d") Duration keepFor) {

    public CommandsConfig {
        require(
                retryEvery.toMillis() >= 100,
                "retry-every must be 100 ms or more, was " + retryEvery);
        require(
                longestValidity.toSeconds() >= 1,
                "longest-validity must be 1 s or more, was " + longestValidity);
        require(keepFor.toDays() >= 1, "keep-for must be 1 d or more, was " + keepFor);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** As it is where nothing is configured. */
    public static CommandsConfig defaults() {
        return new CommandsConfig(
                Duration.ofSeconds(10), Duration.ofDays(30), Duration.ofDays(365));
    }
}
