package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.CommandResult;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.senml.SenmlFormat;
import cn.yinling.link.topic.Channel;
import cn.yinling.simulators.district.Household;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bed as a maker of beds would write it, on Eclipse Paho and MQTT 5: it shows what a device has
 * to do, and serves as the reference in tests. Thread-safe.
 */
public final class ReferenceBed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReferenceBed.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    private final Bed bed;
    private final Clock clock;
    private final Messages messages;
    private final MqttConnection connection;
    private final Thread readings;
    private volatile Duration interval;

    private ReferenceBed(
            URI gateway, Bed bed, Duration interval, FleetListener listener, Clock clock) {
        this.bed = bed;
        this.clock = clock;
        Household household = bed.household();
        this.messages = new Messages(household.bed(), SenmlFormat.JSON, clock.instant());
        String status = messages.topic(Channel.STATUS);
        MqttSettings settings =
                MqttSettings.publisher(
                                gateway,
                                household.bed().value(),
                                household.bed().value(),
                                household.password())
                        .subscribedTo(messages.topic(Channel.COMMANDS))
                        .announcing(
                                new MqttSettings.Retained(status, Messages.ONLINE),
                                new MqttSettings.Retained(status, Messages.OFFLINE));
        this.interval = interval;
        this.connection = MqttConnection.start(settings, new Commands(this, listener));
        this.readings =
                Thread.ofVirtual().name("readings-" + household.bed()).start(this::publishForEver);
    }

    /**
     * Switches the bed on; returns at once.
     *
     * @param gateway for example {@code tcp://127.0.0.1:1883}
     */
    public static ReferenceBed start(
            URI gateway, Bed bed, Duration interval, FleetListener listener, Clock clock) {
        return new ReferenceBed(gateway, bed, interval, listener, clock);
    }

    public boolean isOnline() {
        return connection.isConnected();
    }

    /**
     * Presses the SOS button: sends the same message, with the same onset, until the gateway has
     * acknowledged it, and blocks so long.
     *
     * @throws InterruptedException when the thread is interrupted before that
     * @throws IllegalStateException when the gateway says it will never take it
     */
    public Press sos() throws InterruptedException {
        Emergency emergency = emergency(Cause.SOS);
        while (true) {
            Instant publishedAt = clock.instant();
            switch (connection.publish(messages.topic(Channel.ALARM), emergency.payload()).join()) {
                case PublishOutcome.Acknowledged() -> {
                    return new Press(
                            bed.household().bed(),
                            emergency.cause(),
                            emergency.onset(),
                            publishedAt,
                            clock.instant());
                }
                case PublishOutcome.Refused(int code, String reason) ->
                        throw new IllegalStateException(
                                "the gateway refused the SOS of %s: 0x%x %s"
                                        .formatted(bed.household().bed(), code, reason));
                case PublishOutcome.Unknown(String reason) -> Thread.sleep(BETWEEN_ATTEMPTS);
            }
        }
    }

    private void publishForEver() {
        try {
            while (true) {
                publishReading();
                Thread.sleep(interval);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} is switched off", bed.household().bed());
        }
    }

    private void publishReading() {
        Instant now = clock.instant();
        var _ =
                connection
                        .publish(messages.topic(Channel.READINGS), reading(now))
                        .thenAccept(outcome ->
                                LOG.debug("{} reading: {}", bed.household().bed(), outcome));
    }

    private synchronized byte[] reading(Instant now) {
        return messages.reading(now, bed.vitalsAt(now));
    }

    private synchronized Emergency emergency(Cause cause) {
        return messages.emergency(cause, clock.instant());
    }

    /** Disconnects in order and ends the threads. */
    @Override
    public void close() {
        readings.interrupt();
        try {
            readings.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    /** Does as it is told, and says so. Not in the callback, which must not wait. */
    private void obey(DeviceCommand command) {
        switch (command.kind()) {
            case INTERVAL -> interval = Obedience.interval(command, interval);
            case MEASURE_NOW -> publishReading();
            case HELP_IS_COMING, CASE_CLOSED, VOICE_MODE, TEST, THRESHOLDS -> {}
        }
        CommandResult result = Obedience.done(command, clock.instant());
        var _ =
                connection
                        .publish(messages.topic(Channel.RESULTS), LinkJson.write(result))
                        .thenAccept(outcome ->
                                LOG.debug("{} result: {}", bed.household().bed(), outcome));
    }

    /** What the gateway says to the bed. */
    private record Commands(ReferenceBed bed, FleetListener listener) implements MqttListener {
        @Override
        public void received(InboundMessage message) {
            try {
                DeviceCommand command = LinkJson.read(message.payload(), DeviceCommand.class);
                listener.commanded(bed.bed.household().bed(), command);
                Thread.startVirtualThread(() -> bed.obey(command));
            } catch (MalformedJsonException e) {
                LOG.warn(
                        "{} was told what is no command: {}",
                        bed.bed.household().bed(),
                        e.getMessage());
            }
            message.acknowledge();
        }
    }
}
