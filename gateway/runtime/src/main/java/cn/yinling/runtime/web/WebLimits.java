package cn.yinling.runtime.web;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * The ends of HTTP: who says nothing, or a byte now and then, must not hold the descriptors that
 * alarms need.
 *
 * @param head how long the first request's line and headers may take
 * @param body how long a request's body may take
 * @param idle how long a connection may wait for its next request, and how long it may leave what
 *     we send unread; event streams and WebSockets may be silent for longer
 * @param connectionsMost connections at a time, streams included
 * @param connectionsOfAddress connections of one address (of one /64 in IPv6) at a time; a trusted
 *     proxy may have them all
 */
public record WebLimits(
        @Default("10s") Duration head,
        @Default("2m") Duration body,
        @Default("60s") Duration idle,
        @Default("1000") int connectionsMost,
        @Default("200") int connectionsOfAddress) {
    public WebLimits {
        if (!head.isPositive() || !body.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("head, body and idle must be longer than 0");
        }
        if (connectionsOfAddress < 1 || connectionsMost < connectionsOfAddress) {
            throw new IllegalArgumentException(
                    "connections-of-address must be 1 or more, and connections-most no less");
        }
    }

    /** What holds where nothing is configured. */
    public static WebLimits defaults() {
        return new WebLimits(
                Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofSeconds(60), 1000, 200);
    }
}
