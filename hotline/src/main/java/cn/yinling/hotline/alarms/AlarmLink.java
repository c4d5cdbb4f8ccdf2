package cn.yinling.hotline.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmReader;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the hub. An alarm is acknowledged only when it is durable here, so the hub
 * sends it again until then; one that cannot be read is one too, and is never thrown away.
 * Thread-safe.
 */
public final class AlarmLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLink.class);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    /**
     * While the database is away nothing is acknowledged, and the next alarm must come in still.
     */
    private static final int UNACKNOWLEDGED = 65_535;

    private final MqttSettings settings;
    private final Counter malformed;
    private final StateOutbox outbox;
    private volatile @Nullable MqttConnection connection;
    private boolean closed;

    /**
     * Not connected before {@link #open}.
     *
     * @param told is given each state that the hub has acknowledged
     */
    public AlarmLink(HubConfig config, MeterRegistry metrics, Consumer<AlarmState> told) {
        this.settings =
                new MqttSettings(
                        config.server(),
                        config.clientId(),
                        config.username(),
                        config.password().value(),
                        KEEP_ALIVE,
                        UNACKNOWLEDGED,
                        List.of(Topic.ALARMS),
                        null,
                        null,
                        config.tls());
        this.outbox = new StateOutbox(told);
        this.malformed =
                Counter.builder("hotline.alarms.malformed")
                        .description("alarms that could not be read, or not whole")
                        .register(metrics);
    }

    /**
     * Begins to connect, and to take alarms in, and returns at once; once is enough.
     *
     * @param changed is run when the link comes or goes
     */
    public synchronized void open(AlarmTaker taker, Runnable changed) {
        if (closed || connection != null) {
            return;
        }
        MqttConnection opened = MqttConnection.start(settings, new Listener(taker, changed));
        outbox.start(opened);
        connection = opened;
    }

    public boolean isUp() {
        MqttConnection opened = connection;
        return opened != null && opened.isConnected();
    }

    /** Why the hub is not told of states, where that is not the connection; or null. */
    public @Nullable String problem() {
        return outbox.problem();
    }

    /** Tells the hub, now or as soon as it is there. */
    public void tell(List<AlarmState> states) {
        states.forEach(outbox::send);
    }

    @Override
    public synchronized void close() {
        closed = true;
        outbox.close();
        MqttConnection opened = connection;
        if (opened != null) {
            opened.close();
        }
    }

    private final class Listener implements MqttListener {
        private final AlarmTaker taker;
        private final Runnable changed;

        Listener(AlarmTaker taker, Runnable changed) {
            this.taker = taker;
            this.changed = changed;
        }

        @Override
        public void connected() {
            outbox.sendAll();
            changed.run();
        }

        @Override
        public void disconnected(String reason) {
            changed.run();
        }

        @Override
        public void received(InboundMessage message) {
            taker.take(arrival(message.payload(), System.nanoTime()), message::acknowledge);
        }

        private Arrival arrival(byte[] body, long receivedNanos) {
            return switch (AlarmReader.read(body, Instant.now())) {
                case AlarmReader.Read.Whole(Alarm alarm) -> new Arrival(alarm, receivedNanos, null);
                case AlarmReader.Read.InPart(Alarm alarm, String problem) -> {
                    malformed.increment();
                    LOG.error("alarm {} cannot be read whole: {}", alarm.alarmId(), problem);
                    yield new Arrival(
                            alarm,
                            receivedNanos,
                            new Arrival.Unread(HexFormat.of().formatHex(body), problem));
                }
            };
        }
    }
}
