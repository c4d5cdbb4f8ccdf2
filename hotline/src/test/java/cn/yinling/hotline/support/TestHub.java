package cn.yinling.hotline.support;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The hub's end of the link, a real MQTT server that does what a test says. */
public final class TestHub implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final MqttServer server;
    private final List<MqttEndpoint> hotlines = new CopyOnWriteArrayList<>();
    private final List<AlarmState> states = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<Integer, String> inFlight = new HashMap<>();
    private final Set<Integer> early = new HashSet<>();
    private volatile boolean answering = true;

    private TestHub(int port) {
        server =
                MqttServer.create(
                        vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port));
        server.endpointHandler(this::accept).listen().await();
    }

    public static TestHub start() {
        return new TestHub(0);
    }

    /** One at the same place, after this one is closed. */
    public static TestHub startAt(URI server) {
        return new TestHub(server.getPort());
    }

    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.actualPort());
    }

    private void accept(MqttEndpoint hotline) {
        hotline.subscribeHandler(request -> {
            hotline.subscribeAcknowledge(request.messageId(), List.of(MqttQoS.AT_LEAST_ONCE));
            hotlines.add(hotline);
        });
        hotline.publishHandler(message -> received(hotline, message));
        hotline.publishAcknowledgeHandler(this::acknowledged);
        hotline.closeHandler(_ -> hotlines.remove(hotline));
        hotline.accept(false);
    }

    private void received(MqttEndpoint hotline, MqttPublishMessage message) {
        try {
            states.add(LinkJson.read(message.payload().getBytes(), AlarmState.class));
        } catch (MalformedJsonException e) {
            throw new AssertionError(message.topicName(), e);
        }
        if (answering) {
            hotline.publishAcknowledge(message.messageId());
        }
    }

    /** Whether the hotline's states are acknowledged from now on. */
    public void answerStates(boolean answer) {
        answering = answer;
    }

    public boolean hasHotline() {
        return !hotlines.isEmpty();
    }

    public void push(Alarm alarm) {
        push(alarm.alarmId(), LinkJson.write(alarm));
    }

    public void push(String alarmId, byte[] payload) {
        int id =
                hotlines.getLast()
                        .publish(
                                Topic.ALARMS,
                                Buffer.buffer(payload),
                                MqttQoS.AT_LEAST_ONCE,
                                false,
                                false)
                        .await();
        sent(id, alarmId);
    }

    /** Its PUBACK may have come before we know its packet id. */
    private synchronized void sent(int id, String alarmId) {
        if (early.remove(id)) {
            acknowledged.add(alarmId);
        } else {
            inFlight.put(id, alarmId);
        }
    }

    private synchronized void acknowledged(int id) {
        String alarmId = inFlight.remove(id);
        if (alarmId == null) {
            early.add(id);
        } else {
            acknowledged.add(alarmId);
        }
    }

    /** The alarms acknowledged to us, in order. */
    public List<String> acknowledged() {
        return acknowledged;
    }

    /** Everything the hotline has said, in order. */
    public List<AlarmState> states() {
        return states;
    }

    /** What the hotline has said of an alarm, in order. */
    public List<AlarmState.Stage> stages(String alarmId) {
        return states.stream()
                .filter(state -> state.alarmId().equals(alarmId))
                .map(AlarmState::stage)
                .toList();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
