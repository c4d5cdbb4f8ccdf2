package cn.yinling.runtime.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Slows down whoever guesses passwords. Only failures count. Thread-safe. */
public final class AttemptLimit {
    public static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 10_000;

    private final InstantSource clock;
    private final int most;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();

    /**
     * Nobody has failed yet.
     *
     * @param most failures within {@link #WINDOW}
     */
    public AttemptLimit(InstantSource clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    /** Whether there were so many failures of late that the next attempt is not looked at. */
    public synchronized boolean isReached(String key) {
        Deque<Instant> recent = failures.get(key);
        if (recent == null) {
            return false;
        }
        Instant from = clock.instant().minus(WINDOW);
        while (!recent.isEmpty() && recent.getFirst().isBefore(from)) {
            recent.removeFirst();
        }
        return recent.size() >= most;
    }

    /** Notes a failure. */
    public synchronized void failed(String key) {
        if (failures.size() >= MOST_KEYS) {
            Instant from = clock.instant().minus(WINDOW);
            failures.values().removeIf(recent -> recent.getLast().isBefore(from));
        }
        if (failures.size() >= MOST_KEYS) {
            failures.clear();
        }
        failures.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }

    /** How many keys it remembers. */
    synchronized int size() {
        return failures.size();
    }
}
