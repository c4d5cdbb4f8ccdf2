package cn.yinling.runtime.process;

import java.time.Duration;

/**
 * How a loop bears failures.
 *
 * @param first the pause after one failure; each that follows it is twice as long
 * @param longest pause
 * @param tellEvery how often the same kind of failure is logged
 * @param hopelessAfter how long nothing but {@code Error}s is borne by a vital loop
 */
record Patience(Duration first, Duration longest, Duration tellEvery, Duration hopelessAfter) {
    static final Patience STANDARD =
            new Patience(
                    Duration.ofMillis(250),
                    Duration.ofSeconds(4),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(30));

    /** The pause after that many failures in a row, 1 or more. */
    Duration after(int failures) {
        Duration pause = first;
        for (int i = 1; i < failures && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
