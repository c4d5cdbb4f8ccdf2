package cn.yinling.simulators.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** When each step of one SOS was seen. Thread-safe. */
final class Timeline {
    /** What must happen, in the order in which it is printed. */
    enum Step {
        PUBLISHED("published"),
        COMMITTED("committed"),
        ON_SCREEN("on screen"),
        PHONE_RINGING("phone ringing"),
        ACCEPTED("accepted"),
        CLOSED("closed");

        private final String words;

        Step(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Step, Instant> seen = new EnumMap<>(Step.class);

    /** Notes the first time a step is seen. */
    void mark(Step step, Instant at) {
        lock.lock();
        try {
            seen.putIfAbsent(step, at);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How long after the publish that step was seen; throws {@link IllegalStateException} where it
     * was not.
     */
    Duration after(Step step) {
        lock.lock();
        try {
            Instant at = seen.get(step);
            Instant start = seen.get(Step.PUBLISHED);
            if (at == null || start == null) {
                throw new IllegalStateException("not seen: " + step);
            }
            return Duration.between(start, at);
        } finally {
            lock.unlock();
        }
    }

    List<Step> missing() {
        lock.lock();
        try {
            List<Step> missing = new ArrayList<>(List.of(Step.values()));
            missing.removeAll(seen.keySet());
            return missing;
        } finally {
            lock.unlock();
        }
    }

    /** A line a step: milliseconds since it was published. */
    String inMilliseconds() {
        lock.lock();
        try {
            StringBuilder lines = new StringBuilder();
            Instant start = seen.getOrDefault(Step.PUBLISHED, Instant.EPOCH);
            for (Step step : Step.values()) {
                Instant at = seen.get(step);
                lines.append(
                        at == null
                                ? "  %-14s        -%n".formatted(step)
                                : "  %-14s %8.1f ms%n"
                                        .formatted(step, millis(Duration.between(start, at))));
            }
            return lines.toString();
        } finally {
            lock.unlock();
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
