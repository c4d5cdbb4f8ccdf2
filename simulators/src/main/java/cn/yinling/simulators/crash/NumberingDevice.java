package cn.yinling.simulators.crash;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A device that numbers its messages and repeats each, unchanged, until it is acknowledged: what an
 * acknowledgement promises can then be held against the database. Thread-safe.
 */
final class NumberingDevice implements AutoCloseable {
    /** One message in so many is an SOS. */
    private static final int SOS_EVERY = 25;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Vitals VITALS = new Vitals.Builder().set(Vital.HEART_RATE, 70).build();

    private final DeviceId id;
    private final MqttConnection connection;
    private final ReadingEncoder encoder = new ReadingEncoder();
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private final AtomicLong repeats = new AtomicLong();
    private final Thread thread;
    private volatile boolean stopping;

    NumberingDevice(URI gateway, DeviceId id, String password) {
        this.id = id;
        MqttSettings settings = MqttSettings.publisher(gateway, id.value(), id.value(), password);
        this.connection = MqttConnection.start(settings, new MqttListener() {});
        this.thread = Thread.ofVirtual().name("numbering-" + id).start(this::run);
    }

    private void run() {
        try {
            for (long number = 1; !stopping; number++) {
                Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                boolean isSos = number % SOS_EVERY == 0;
                sendUntilAcknowledged(
                        Channel.READINGS, new Reading(at, true, number, VITALS, Set.of(), null));
                if (isSos) {
                    sendUntilAcknowledged(
                            Channel.ALARM,
                            new Reading(at, true, number, Vitals.NONE, Set.of(Cause.SOS), null));
                    alarms.add(AlarmId.of(id, Cause.SOS, at));
                }
                acknowledged.set(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendUntilAcknowledged(Channel channel, Reading reading)
            throws InterruptedException {
        String topic = new Topic.OfDevice(id, channel).text();
        byte[] payload = encoder.encode(id, reading);
        while (true) {
            PublishOutcome outcome =
                    connection
                            .publish(topic, payload)
                            .completeOnTimeout(
                                    new PublishOutcome.Unknown("no answer"),
                                    ANSWER_LIMIT.toSeconds(),
                                    TimeUnit.SECONDS)
                            .join();
            switch (outcome) {
                case PublishOutcome.Acknowledged() -> {
                    return;
                }
                case PublishOutcome.Refused(int code, String reason) ->
                        throw new IllegalStateException(
                                "%s refused: 0x%x %s".formatted(id, code, reason));
                case PublishOutcome.Unknown _ -> {
                    repeats.incrementAndGet();
                    Thread.sleep(PAUSE);
                }
            }
        }
    }

    DeviceId id() {
        return id;
    }

    /** Every number from 1 to this was acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Alarms whose SOS was acknowledged. */
    List<String> alarms() {
        return List.copyOf(alarms);
    }

    /** Messages sent once more because no answer came. */
    long repeats() {
        return repeats.get();
    }

    /** Finishes the message under way, then stops. */
    void finish() throws InterruptedException {
        stopping = true;
        thread.join();
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        connection.close();
    }
}
