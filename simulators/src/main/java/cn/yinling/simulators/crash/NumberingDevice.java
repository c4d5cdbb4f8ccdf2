package cn.yinling.simulators.crash;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A device that numbers its messages and repeats each, unchanged, until it is acknowledged: what an
 * acknowledgement promises can then be held against the database. Sends as many at a time as its
 * window. Thread-safe.
 */
final class NumberingDevice implements AutoCloseable {
    private static final Duration SOS_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PAUSE_WHILE_AWAY = Duration.ofMillis(50);

    /** A forgetful device says one message in so many once more although it was acknowledged. */
    private static final int FORGETS_ONE_IN = 20;

    private static final Vitals VITALS = new Vitals.Builder().set(Vital.HEART_RATE, 70).build();

    private final DeviceId id;
    private final Line line;
    private final boolean isForgetful;
    private final ReadingEncoder encoder = new ReadingEncoder();
    private final Journal journal;
    private final AtomicLong repeats = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean givingUp;

    /**
     * Begins to send.
     *
     * @param window messages that wait for their answer at a time
     * @param isForgetful whether it also repeats what was acknowledged
     */
    NumberingDevice(DeviceId id, Line line, int window, boolean isForgetful) {
        this.id = id;
        this.line = line;
        this.isForgetful = isForgetful;
        this.journal = new Journal(id);
        for (int place = 0; place < window; place++) {
            boolean presses = place == 0;
            threads.add(
                    Thread.ofVirtual()
                            .name("numbering-%s-%d".formatted(id, place))
                            .start(() -> run(presses)));
        }
    }

    /**
     * @param presses whether this one of the device's threads presses SOS now and then
     */
    private void run(boolean presses) {
        SplittableRandom random = new SplittableRandom(id.hashCode());
        Instant nextSos = Instant.now();
        try {
            while (!stopping) {
                Instant now = Instant.now();
                Journal.Entry entry = journal.next(now);
                if (sendUntilAcknowledged(Channel.READINGS, reading(entry))) {
                    journal.acknowledged(entry.number(), Instant.now());
                }
                if (presses && !now.isBefore(nextSos)) {
                    nextSos = now.plus(SOS_EVERY);
                    press(entry);
                }
                if (isForgetful && random.nextInt(FORGETS_ONE_IN) == 0) {
                    forget(journal.anyAcknowledged(random));
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void press(Journal.Entry entry) throws InterruptedException {
        journal.pressed(entry.number());
        if (sendUntilAcknowledged(Channel.ALARM, sos(entry))) {
            journal.promised(entry.number());
        }
    }

    private void forget(Journal.@Nullable Entry entry) throws InterruptedException {
        if (entry == null) {
            return;
        }
        repeats.incrementAndGet();
        sendUntilAcknowledged(Channel.READINGS, reading(entry));
        if (journal.isPromised(entry.number())) {
            repeats.incrementAndGet();
            sendUntilAcknowledged(Channel.ALARM, sos(entry));
        }
    }

    private static Reading reading(Journal.Entry entry) {
        return new Reading(entry.at(), true, entry.number(), VITALS, Set.of(), null);
    }

    private static Reading sos(Journal.Entry entry) {
        return new Reading(entry.at(), true, entry.number(), Vitals.NONE, Set.of(Cause.SOS), null);
    }

    /** False only where the audit does not wait any longer. */
    private boolean sendUntilAcknowledged(Channel channel, Reading reading)
            throws InterruptedException {
        String topic = new Topic.OfDevice(id, channel).text();
        byte[] payload = encoder.encode(id, reading);
        while (!givingUp) {
            if (!line.isConnected()) {
                Thread.sleep(PAUSE_WHILE_AWAY);
                continue;
            }
            switch (answer(topic, payload)) {
                case PublishOutcome.Acknowledged() -> {
                    return true;
                }
                case PublishOutcome.Refused _ -> refusals.incrementAndGet();
                case PublishOutcome.Unknown _ -> repeats.incrementAndGet();
            }
            Thread.sleep(PAUSE_WHILE_AWAY);
        }
        return false;
    }

    private PublishOutcome answer(String topic, byte[] payload) {
        return line.publish(topic, payload)
                .completeOnTimeout(
                        new PublishOutcome.Unknown("no answer"),
                        ANSWER_LIMIT.toSeconds(),
                        TimeUnit.SECONDS)
                .join();
    }

    /** What it has sent and what it was promised. */
    Journal journal() {
        return journal;
    }

    /** Messages sent once more: because no answer came, or although it came. */
    long repeats() {
        return repeats.get();
    }

    /** Messages the gateway said it does not take now; they were sent again. */
    long refusals() {
        return refusals.get();
    }

    /** Begins no message any more; those under way go on. */
    void stop() {
        stopping = true;
    }

    /** Waits for the messages under way. */
    void finish(Instant latest) throws InterruptedException {
        stop();
        for (Thread thread : threads) {
            Duration left = Duration.between(Instant.now(), latest);
            if (!left.isPositive() || !thread.join(left)) {
                givingUp = true;
                thread.join(ANSWER_LIMIT.multipliedBy(2));
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        givingUp = true;
        threads.forEach(Thread::interrupt);
        line.close();
    }
}
