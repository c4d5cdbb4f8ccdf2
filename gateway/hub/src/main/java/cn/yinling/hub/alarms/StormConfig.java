package cn.yinling.hub.alarms;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * When technical alarms are told to the hotline, and when many become one.
 *
 * @param settle how long one waits first: most end by themselves, and others may join it
 * @param least so many of one cause are an incident
 * @param window within so long
 */
public record StormConfig(
        @Default("20s") Duration settle, @Default("5") int least, @Default("2m") Duration window) {
    public StormConfig {
        if (settle.isNegative() || settle.compareTo(window) > 0) {
            throw new IllegalArgumentException(
                    "settle must be from 0s to the window of %s, was %s".formatted(window, settle));
        }
        if (least < 2) {
            throw new IllegalArgumentException("least must be 2 or more, was " + least);
        }
    }

    public static StormConfig defaults() {
        return new StormConfig(Duration.ofSeconds(20), 5, Duration.ofMinutes(2));
    }
}
