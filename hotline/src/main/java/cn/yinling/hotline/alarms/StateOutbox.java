package cn.yinling.hotline.alarms;

import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.process.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States of alarms until the hub has acknowledged them: the last of each alarm is kept and sent
 * again, after a reconnect and every few seconds. Its durable half is {@code case_alarm.told}.
 * Thread-safe.
 */
final class StateOutbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StateOutbox.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(3);

    private final Consumer<AlarmState> told;
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final Map<String, AlarmState> unacknowledged = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Worker> worker = new AtomicReference<>();

    private sealed interface Step {
        record Send(AlarmState state) implements Step {}

        record SendAll() implements Step {}

        record Answered(AlarmState state, PublishOutcome outcome) implements Step {}
    }

    /**
     * Not started yet.
     *
     * @param told is given each state that the hub has, on this outbox's thread
     */
    StateOutbox(Consumer<AlarmState> told) {
        this.told = told;
    }

    void start(MqttConnection connection) {
        worker.set(Worker.vital("state-outbox", () -> turn(connection)).start());
    }

    void send(AlarmState state) {
        steps.add(new Step.Send(state));
    }

    void sendAll() {
        steps.add(new Step.SendAll());
    }

    @Override
    public void close() {
        Worker running = worker.get();
        if (running != null) {
            running.close();
        }
    }

    /** Why states do not reach the hub now, where that is not the connection; or null. */
    @Nullable String problem() {
        Worker running = worker.get();
        return running == null ? null : running.problem();
    }

    /** A state that a failure leaves here is sent again with all others. */
    private void turn(MqttConnection connection) throws InterruptedException {
        Step step = steps.poll(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        handle(step == null ? new Step.SendAll() : step, connection);
    }

    private void handle(Step step, MqttConnection connection) {
        switch (step) {
            case Step.Send(AlarmState state) -> {
                unacknowledged.put(state.alarmId(), state);
                publish(state, connection);
            }
            case Step.SendAll() ->
                    List.copyOf(unacknowledged.values())
                            .forEach(state -> publish(state, connection));
            case Step.Answered(AlarmState state, PublishOutcome outcome) ->
                    answered(state, outcome);
        }
    }

    private void publish(AlarmState state, MqttConnection connection) {
        if (connection.isConnected()) {
            var _ =
                    connection
                            .publish(
                                    new Topic.OfAlarmState(state.alarmId()).text(),
                                    LinkJson.write(state))
                            .thenAccept(outcome -> steps.add(new Step.Answered(state, outcome)));
        }
    }

    private void answered(AlarmState state, PublishOutcome outcome) {
        switch (outcome) {
            case PublishOutcome.Acknowledged() -> done(state);
            case PublishOutcome.Refused(int code, String reason) -> {
                LOG.error(
                        "the hub refuses the state of alarm {} (0x{}): {}",
                        state.alarmId(),
                        Integer.toHexString(code),
                        reason);
                done(state);
            }
            case PublishOutcome.Unknown(String reason) ->
                    LOG.debug("state of alarm {} not sent: {}", state.alarmId(), reason);
        }
    }

    private void done(AlarmState state) {
        if (state.equals(unacknowledged.get(state.alarmId()))) {
            told.accept(state);
            unacknowledged.remove(state.alarmId());
        }
    }
}
