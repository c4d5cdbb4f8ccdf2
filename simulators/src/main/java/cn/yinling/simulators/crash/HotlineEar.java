package cn.yinling.simulators.crash;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Topic;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hotline that takes charge of every alarm it hears and notes its id. Thread-safe. */
final class HotlineEar implements MqttListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HotlineEar.class);
    private static final String NAME = "hotline";

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final MqttConnection connection;

    HotlineEar(URI gateway, String password) {
        connection =
                MqttConnection.start(
                        MqttSettings.publisher(gateway, NAME, NAME, password)
                                .subscribedTo(Topic.ALARMS),
                        this);
    }

    @Override
    public void received(InboundMessage message) {
        try {
            heard.add(LinkJson.read(message.payload(), Alarm.class).alarmId());
        } catch (MalformedJsonException e) {
            LOG.error("the hub pushed what is no alarm: {}", e.getMessage());
        }
        message.acknowledge();
    }

    /** Ids of all alarms that were pushed so far. */
    Set<String> heard() {
        return Set.copyOf(heard);
    }

    int count() {
        return heard.size();
    }

    @Override
    public void close() {
        connection.close();
    }
}
