package cn.yinling.hub.watches;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.IntSupplier;

/** Counts of the watches' door. Thread-safe. */
final class WatchMeters {
    private final Counter frames;
    private final Counter wrongLengths;
    private final Counter noiseBytes;
    private final Counter turnedAway;
    private final Counter takenOver;
    private final Counter throttled;

    WatchMeters(MeterRegistry registry, IntSupplier connections) {
        frames = registry.counter("yinling.watches.frames");
        wrongLengths = registry.counter("yinling.watches.wrong.lengths");
        noiseBytes = registry.counter("yinling.watches.noise.bytes");
        turnedAway = registry.counter("yinling.watches.turned.away");
        takenOver = registry.counter("yinling.watches.taken.over");
        throttled = registry.counter("yinling.sessions.throttled");
        registry.gauge("yinling.watches.connections", connections, IntSupplier::getAsInt);
    }

    void frame(WatchFrame frame) {
        frames.increment();
        if (!frame.isLengthRight()) {
            wrongLengths.increment();
        }
    }

    /** Bytes outside of any frame. */
    void noise(int bytes) {
        noiseBytes.increment(bytes);
    }

    /** A connection from a network that is not allowed, or one too many. */
    void turnedAway() {
        turnedAway.increment();
    }

    /** A connection ended because its watch made another. */
    void takenOver() {
        takenOver.increment();
    }

    /** A connection is read no further for its rate. */
    void throttled() {
        throttled.increment();
    }
}
