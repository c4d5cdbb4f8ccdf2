package cn.yinling.kiosk.uplink;

import cn.yinling.kiosk.outbox.Entry;
import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.kiosk.outbox.StorageAwayException;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.PublishOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes due entries in their order, without waiting for one's answer before the next, and notes
 * the answers. All but the arrival of an answer happens on the uplink's thread.
 */
final class Sender {
    /** How many may wait for their answer; far below the point where publishing would block. */
    static final int MOST_IN_FLIGHT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration RETRY_UNANSWERED_AFTER = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final UplinkListener listener;
    private final Duration retryRefusedAfter;
    private final Runnable wake;
    private final MeterRegistry metrics;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean reconnected = new AtomicBoolean();
    private final Map<String, Long> sentAtNanos = new HashMap<>();
    private final Map<String, Long> restsUntilNanos = new HashMap<>();
    private final Map<String, Entry> unrecorded = new LinkedHashMap<>();

    private record Answer(Entry entry, PublishOutcome outcome) {}

    Sender(
            Outbox outbox,
            UplinkListener listener,
            Duration retryRefusedAfter,
            Runnable wake,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.listener = listener;
        this.retryRefusedAfter = retryRefusedAfter;
        this.wake = wake;
        this.metrics = metrics;
    }

    /** A new session is up: what failed on the last one may be tried at once. */
    void reconnected() {
        reconnected.set(true);
    }

    void turn(MqttConnection connection) {
        for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
            judge(answer.entry(), answer.outcome());
        }
        record();
        rest();
        if (connection.isConnected()) {
            send(connection, outbox.held());
            send(connection, due());
        }
    }

    /** How long the oldest publish has been waiting for its answer. */
    Duration longestUnanswered() {
        long now = System.nanoTime();
        return sentAtNanos.values().stream()
                .map(since -> Duration.ofNanos(now - since))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void judge(Entry entry, PublishOutcome outcome) {
        sentAtNanos.remove(entry.key());
        switch (outcome) {
            case PublishOutcome.Acknowledged() -> {
                count("acknowledged");
                unrecorded.put(entry.key(), entry);
            }
            case PublishOutcome.Refused(int code, String reason) -> {
                count("refused");
                rest(entry, retryRefusedAfter);
                String why = "%s (reason code 0x%x)".formatted(reason, code);
                noting(() -> listener.refused(entry, why));
            }
            case PublishOutcome.Unknown(String reason) -> {
                count("unanswered");
                rest(entry, RETRY_UNANSWERED_AFTER);
                noting(() -> outbox.unanswered(entry.key(), reason));
            }
        }
    }

    /** Writes down what the gateway has; until that is done it is not sent again either. */
    private void record() {
        for (Entry entry : List.copyOf(unrecorded.values())) {
            if (!noting(() -> listener.delivered(entry))) {
                return;
            }
            unrecorded.remove(entry.key());
        }
    }

    private boolean noting(Runnable write) {
        try {
            write.run();
            return true;
        } catch (StorageAwayException e) {
            LOG.debug("an answer could not be written down", e);
            return false;
        }
    }

    private void rest(Entry entry, Duration pause) {
        restsUntilNanos.put(entry.key(), System.nanoTime() + pause.toNanos());
    }

    private void rest() {
        long now = System.nanoTime();
        boolean all = reconnected.getAndSet(false);
        restsUntilNanos.values().removeIf(until -> all || until - now <= 0);
    }

    private List<Entry> due() {
        Set<String> busy = new HashSet<>(sentAtNanos.keySet());
        busy.addAll(restsUntilNanos.keySet());
        busy.addAll(unrecorded.keySet());
        try {
            return outbox.due(busy, MOST_IN_FLIGHT);
        } catch (StorageAwayException e) {
            LOG.debug("the outbox cannot be read", e);
            return List.of();
        }
    }

    private void send(MqttConnection connection, Collection<Entry> entries) {
        for (Entry entry : entries) {
            boolean isBusy =
                    sentAtNanos.containsKey(entry.key())
                            || restsUntilNanos.containsKey(entry.key())
                            || unrecorded.containsKey(entry.key());
            if (!isBusy && sentAtNanos.size() < MOST_IN_FLIGHT) {
                sentAtNanos.put(entry.key(), System.nanoTime());
                byte[] payload = entry.payload().getBytes(StandardCharsets.UTF_8);
                // Never fails, see MqttConnection.
                var _ =
                        connection
                                .publish(entry.topic(), payload)
                                .thenAccept(outcome -> answered(entry, outcome));
            }
        }
    }

    private void answered(Entry entry, PublishOutcome outcome) {
        answers.add(new Answer(entry, outcome));
        wake.run();
    }

    private void count(String outcome) {
        metrics.counter("kiosk.publishes", "outcome", outcome).increment();
    }
}
