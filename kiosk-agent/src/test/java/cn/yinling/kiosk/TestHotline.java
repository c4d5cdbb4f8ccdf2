package cn.yinling.kiosk;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.mqtt.InboundMessage;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** As much of a hotline as the hub needs: hears alarms, says how far they are. */
final class TestHotline implements MqttListener, AutoCloseable {
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private final MqttConnection connection;

    TestHotline(MqttSettings settings) {
        connection = MqttConnection.start(settings, this);
    }

    @Override
    public void received(InboundMessage message) {
        try {
            alarms.add(LinkJson.read(message.payload(), Alarm.class));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(e);
        }
        message.acknowledge();
    }

    /** Every alarm that was pushed, repetitions included. */
    List<Alarm> alarms() {
        return alarms;
    }

    void say(AlarmState.Stage stage, String alarmId, @Nullable String agent) {
        AlarmState state =
                new AlarmState(
                        alarmId, TestKiosk.ID, "case-1", stage, Instant.now(), 1, agent, null);
        connection.publish(new Topic.OfAlarmState(alarmId).text(), LinkJson.write(state)).join();
    }

    @Override
    public void close() {
        connection.close();
    }
}
