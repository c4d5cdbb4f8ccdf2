package cn.yinling.hotline.alarms;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the hub. An alarm is acknowledged only when it is durable here, so the hub
 * sends it again until then. Thread-safe.
 */
public final class AlarmLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmLink.class);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    /**
     * While the database is away nothing is acknowledged, and the next alarm must come in still.
     */
    private static final int UNACKNOWLEDGED = 65_535;

    private final MqttConnection connection;
    private final StateOutbox outbox;

    private AlarmLink(MqttConnection connection, StateOutbox outbox) {
        this.connection = connection;
        this.outbox = outbox;
    }

    /**
     * Begins to connect, and returns at once.
     *
     * @param told is given each state that the hub has acknowledged
     * @param changed is run when the link comes or goes
     */
    public static AlarmLink start(
            HubConfig config,
            MeterRegistry metrics,
            AlarmTaker taker,
            Consumer<AlarmState> told,
            Runnable changed) {
        MqttSettings settings =
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
        StateOutbox outbox = new StateOutbox(told);
        MqttConnection connection =
                MqttConnection.start(settings, new Listener(taker, changed, outbox, metrics));
        outbox.start(connection);
        return new AlarmLink(connection, outbox);
    }

    public boolean isUp() {
        return connection.isConnected();
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
    public void close() {
        outbox.close();
        connection.close();
    }

    private static final class Listener implements MqttListener {
        private final AlarmTaker taker;
        private final Runnable changed;
        private final Counter malformed;
        private final StateOutbox outbox;

        Listener(AlarmTaker taker, Runnable changed, StateOutbox outbox, MeterRegistry metrics) {
            this.taker = taker;
            this.changed = changed;
            this.outbox = outbox;
            this.malformed =
                    Counter.builder("hotline.alarms.malformed")
                            .description("alarms that could not be read")
                            .register(metrics);
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
            long receivedNanos = System.nanoTime();
            try {
                Alarm alarm = LinkJson.read(message.payload(), Alarm.class);
                taker.take(alarm, receivedNanos, message::acknowledge);
            } catch (MalformedJsonException e) {
                // Sent again it would be no better, and it must not stand before the next alarm.
                malformed.increment();
                LOG.error("an alarm cannot be read and is left out: {}", e.getMessage());
                message.acknowledge();
            }
        }
    }
}
