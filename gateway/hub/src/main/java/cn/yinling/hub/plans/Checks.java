package cn.yinling.hub.plans;

import java.time.Duration;
import java.time.LocalTime;

/** What a plan's values must be; each throws with the words of what to do. */
final class Checks {
    private Checks() {}

    static void limits(String name, int low, int high, int hysteresis, int least, int most) {
        between(name + ".low", low, least, most);
        between(name + ".high", high, least, most);
        if (hysteresis < 0 || low + hysteresis > high - hysteresis) {
            throw new IllegalArgumentException(
                    "%s: low %d and high %d must be further apart than twice the hysteresis of %d"
                            .formatted(name, low, high, hysteresis));
        }
    }

    static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, was %d".formatted(name, least, most, value));
        }
    }

    static void between(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s must be from %s to %s, was %s".formatted(name, least, most, value));
        }
    }

    static void different(String name, LocalTime from, LocalTime to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "%s: it must not begin and end at the same time of day, %s"
                            .formatted(name, from));
        }
    }
}
