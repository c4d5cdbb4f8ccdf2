package cn.yinling.hotline.seats;

import cn.yinling.accounts.sessions.SessionRules;
import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * How long an agent stays signed in.
 *
 * @param idle without a request and without a screen; an open page counts as use
 * @param longest in any case, though not before she has closed what she has accepted
 */
public record SessionConfig(@Default("30m") Duration idle, @Default("16h") Duration longest) {
    /** An open page is heard of every few seconds. */
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);

    public SessionConfig {
        if (idle.compareTo(SHORTEST_IDLE) < 0 || !longest.isPositive()) {
            throw new IllegalArgumentException(
                    "idle must be 1m or more, and longest more than nothing");
        }
    }

    /** As those who keep sessions have it. */
    public SessionRules rules() {
        return SessionRules.ofASeat(idle, longest);
    }

    /** What holds where nothing is configured. */
    public static SessionConfig defaults() {
        return new SessionConfig(Duration.ofMinutes(30), Duration.ofHours(16));
    }
}
