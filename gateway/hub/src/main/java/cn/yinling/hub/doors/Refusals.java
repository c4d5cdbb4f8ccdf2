package cn.yinling.hub.doors;

import cn.yinling.link.topic.DeviceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what is refused, has it kept, and logs it: once a minute for each sender and reason, so
 * that a broken device cannot fill the log. Thread-safe.
 */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 1000;

    private record Line(String sender, Refusal refusal) {}

    private final DeadLetterBox box;
    private final BiConsumer<String, Refusal> listener;
    private final InstantSource clock;
    private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);
    private final Map<Line, Instant> lastLogged =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Line, Instant> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    /**
     * A counter of refusals.
     *
     * @param listener told of each, with the name of whoever the sender claims to be; never blocks
     */
    public Refusals(
            MeterRegistry meters,
            DeadLetterBox box,
            BiConsumer<String, Refusal> listener,
            InstantSource clock) {
        this.box = box;
        this.listener = listener;
        this.clock = clock;
        for (Refusal refusal : Refusal.values()) {
            counters.put(refusal, meters.counter("yinling.refused", "reason", refusal.code()));
        }
    }

    /** Of a message: counts, perhaps logs, and keeps it. */
    public void count(Refusal refusal, String sender, String topic, String detail, byte[] payload) {
        note(refusal, sender);
        if (refusal.isForGood()) {
            box.keep(DeadLetter.of(sender, topic, refusal, detail, payload, clock.instant()));
        }
    }

    /** Of anything else: counts and perhaps logs; {@code sender} is whoever it claims to be. */
    public void count(Refusal refusal, String sender) {
        note(refusal, sender);
        if (refusal.isForGood()) {
            box.keep(DeadLetter.of(sender, refusal, clock.instant()));
        }
    }

    private void note(Refusal refusal, String sender) {
        Counter counter = counters.get(refusal);
        if (counter != null) {
            counter.increment();
        }
        listener.accept(sender, refusal);
        String safe = DeviceId.isValid(sender) ? sender : "somebody without a device id";
        if (isDue(new Line(safe, refusal))) {
            LOG.warn(
                    "refused {} of {}, silent on it for {} s",
                    refusal.code(),
                    safe,
                    QUIET.toSeconds());
        }
    }

    /** How many were refused for that reason. */
    public long counted(Refusal refusal) {
        Counter counter = counters.get(refusal);
        return counter == null ? 0 : (long) counter.count();
    }

    private synchronized boolean isDue(Line line) {
        Instant now = clock.instant();
        Instant last = lastLogged.get(line);
        if (last != null && now.isBefore(last.plus(QUIET))) {
            return false;
        }
        lastLogged.remove(line);
        lastLogged.put(line, now);
        return true;
    }
}
