package cn.yinling.simulators.beds;

import cn.yinling.link.topic.Channel;
import cn.yinling.simulators.district.Household;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One MQTT connection of a bed from connect to loss; the next one is a new object, because the
 * client keeps what was unanswered. For one event loop.
 */
final class BedSession {
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final MqttClient client;
    private final FleetSettings settings;
    private final Map<Integer, Runnable> unanswered = new HashMap<>();

    BedSession(Vertx vertx, FleetSettings settings, Household household, Messages messages) {
        this.settings = settings;
        MqttClientOptions options = new MqttClientOptions();
        options.setClientId(household.bed().value());
        options.setUsername(household.bed().value());
        options.setPassword(household.password());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setCleanSession(true);
        options.setMaxInflightQueue(FleetBed.MOST_UNANSWERED * 2);
        options.setWillFlag(true);
        options.setWillTopic(messages.topic(Channel.STATUS));
        options.setWillMessageBytes(Buffer.buffer(Messages.OFFLINE));
        options.setWillQoS(MqttQoS.AT_LEAST_ONCE.value());
        options.setWillRetain(true);
        options.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        this.client = MqttClient.create(vertx, options);
        client.publishCompletionHandler(this::acknowledged);
    }

    Future<Void> open(Consumer<Buffer> commands, Runnable lost) {
        client.publishHandler(message -> commands.accept(message.payload()));
        return client.connect(settings.port(), settings.host())
                .map(accepted -> {
                    client.closeHandler(closed -> lost.run());
                    return null;
                });
    }

    boolean isOpen() {
        return client.isConnected();
    }

    void subscribe(String topic) {
        client.subscribe(topic, MqttQoS.AT_LEAST_ONCE.value());
    }

    void publish(String topic, byte[] payload, boolean isRetained, Runnable acknowledged) {
        client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, isRetained)
                .onSuccess(packetId -> unanswered.put(packetId, acknowledged));
    }

    int unanswered() {
        return unanswered.size();
    }

    /** Says DISCONNECT where it can. */
    Future<Void> close() {
        return client.disconnect().otherwiseEmpty();
    }

    private void acknowledged(int packetId) {
        Runnable publish = unanswered.remove(packetId);
        if (publish != null) {
            publish.run();
        }
    }
}
