package cn.yinling.kiosk.uplink;

import cn.yinling.kiosk.outbox.Outbox;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.process.Work;
import cn.yinling.runtime.process.Worker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's line to the gateway. Sends what is in the outbox until the gateway has it, and says
 * on the kiosk's status topic that it is there. Thread-safe.
 */
public final class Uplink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final HubConfig config;
    private final MqttSettings settings;
    private final MqttListener hearing;
    private final Sender sender;
    private final Semaphore wakes = new Semaphore(0);
    private final Worker worker = Worker.vital("uplink", new Sending());
    private volatile @Nullable MqttConnection connection;

    /** A line that is down until {@link #start()}. */
    public Uplink(
            DeviceId kiosk,
            HubConfig config,
            Outbox outbox,
            UplinkListener listener,
            MeterRegistry metrics) {
        this.config = config;
        this.settings = settings(kiosk, config);
        this.sender = new Sender(outbox, listener, config.retryRefusedAfter(), this::wake, metrics);
        this.hearing = new CommandListener(listener, this::connected, metrics);
    }

    /** Begins to connect, and goes on until {@link #close()}. Returns at once. */
    public void start() {
        worker.start();
    }

    private static MqttSettings settings(DeviceId kiosk, HubConfig config) {
        String status = new Topic.OfDevice(kiosk, Channel.STATUS).text();
        return new MqttSettings(
                config.uri(),
                kiosk.value(),
                kiosk.value(),
                config.password().value(),
                config.keepAlive(),
                2 * Sender.MOST_IN_FLIGHT,
                List.of(new Topic.OfDevice(kiosk, Channel.COMMANDS).text()),
                new MqttSettings.Retained(status, "online"),
                new MqttSettings.Retained(status, "offline"),
                config.tls());
    }

    public boolean isConnected() {
        MqttConnection now = connection;
        return now != null && now.isConnected();
    }

    /** There is something new in the outbox. Never blocks. */
    public void wake() {
        wakes.release();
    }

    private void connected() {
        sender.reconnected();
        wake();
    }

    /** Why nothing is sent now, where that is not the connection; or null. */
    public @Nullable String problem() {
        return worker.problem();
    }

    private final class Sending implements Work {
        @Override
        public void turn() throws InterruptedException {
            MqttConnection now = connection;
            if (now == null) {
                now = MqttConnection.start(settings, hearing);
                connection = now;
            }
            sender.turn(now);
            leaveWhereSilent();
            if (wakes.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                wakes.drainPermits();
            }
        }

        @Override
        public void end() {
            leave();
        }
    }

    /** A gateway that pings but does not answer is no gateway: perhaps another one is behind it. */
    private void leaveWhereSilent() {
        if (sender.longestUnanswered().compareTo(config.answerWithin()) > 0) {
            LOG.warn("no answer within {}, connecting anew", config.answerWithin());
            leave();
            wake();
        }
    }

    private void leave() {
        MqttConnection now = connection;
        connection = null;
        if (now != null) {
            now.close();
        }
    }

    /** Ends the connection in order; what is unanswered stays in the outbox. */
    @Override
    public void close() {
        wake();
        worker.finish(CLOSE_WITHIN);
    }
}
