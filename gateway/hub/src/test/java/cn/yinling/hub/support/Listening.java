package cn.yinling.hub.support;

import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A client of ours that keeps what it hears. */
public final class Listening implements MqttListener, AutoCloseable {
    private final List<InboundMessage> heard = new CopyOnWriteArrayList<>();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final boolean acknowledges;
    private final MqttConnection connection;

    private Listening(MqttSettings settings, boolean acknowledges) {
        this.acknowledges = acknowledges;
        this.connection = MqttConnection.start(settings, this);
    }

    /** Connects, and returns when it is connected. */
    public static Listening start(MqttSettings settings) {
        return start(settings, true);
    }

    public static Listening start(MqttSettings settings, boolean acknowledges) {
        Listening listening = begin(settings, acknowledges);
        Awaitility.await().until(listening.connection::isConnected);
        return listening;
    }

    /** Begins to connect. */
    public static Listening begin(MqttSettings settings, boolean acknowledges) {
        return new Listening(settings, acknowledges);
    }

    public MqttConnection connection() {
        return connection;
    }

    /** Publishes, and waits for what becomes of it. */
    public PublishOutcome publish(String topic, byte[] payload) {
        return connection.publish(topic, payload).orTimeout(60, TimeUnit.SECONDS).join();
    }

    public List<InboundMessage> heard() {
        return heard;
    }

    /** Why the connection was lost, or could not be had, each time. */
    public List<String> losses() {
        return losses;
    }

    /** What was heard, as records. */
    public <T> List<T> heard(Class<T> type) {
        return heard.stream().map(message -> read(message, type)).toList();
    }

    private static <T> T read(InboundMessage message, Class<T> type) {
        try {
            return LinkJson.read(message.payload(), type);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void received(InboundMessage message) {
        heard.add(message);
        if (acknowledges) {
            message.acknowledge();
        }
    }

    @Override
    public void disconnected(String reason) {
        losses.add(reason);
    }

    @Override
    public void close() {
        connection.close();
    }
}
