package cn.yinling.hub.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts who tries how many codes within a minute, so that nobody guesses them. Thread-safe. */
final class Attempts {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int TOGETHER_FACTOR = 10;

    private final int perAddress;
    private final InstantSource clock;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private Instant windowEnd = Instant.MIN;
    private int together;

    Attempts(int perAddress, InstantSource clock) {
        this.perAddress = perAddress;
        this.clock = clock;
    }

    /** How long that address has to wait before it may try; zero where it may now. */
    synchronized Duration mayTry(String address) {
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            byAddress.clear();
            together = 0;
        }
        int tried = byAddress.merge(address, 1, Integer::sum);
        if (tried > perAddress || together >= perAddress * TOGETHER_FACTOR) {
            return Duration.between(now, windowEnd);
        }
        together++;
        return Duration.ZERO;
    }
}
