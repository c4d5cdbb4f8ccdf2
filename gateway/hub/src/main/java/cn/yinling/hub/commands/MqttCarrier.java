package cn.yinling.hub.commands;

import cn.yinling.hub.mqtt.Session;
import cn.yinling.hub.mqtt.Sessions;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import java.util.function.Consumer;

/** To devices that subscribe their commands over MQTT; PUBACK says that they have it. */
final class MqttCarrier implements Carrier {
    private final Sessions sessions;

    MqttCarrier(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean reaches(DeviceId device) {
        return !sessions.ofDevice(device.value()).isEmpty();
    }

    /** What waits for its PUBACK is not put on the wire a second time. */
    @Override
    public void carry(DeviceId device, DeviceCommand command, Consumer<News> news) {
        String topic = new Topic.OfDevice(device, Channel.COMMANDS).text();
        byte[] payload = LinkJson.write(command);
        for (Session session : sessions.ofDevice(device.value())) {
            session.deliverUntil(
                    command.expiresAt(),
                    topic,
                    payload,
                    command.commandId(),
                    () -> news.accept(new News.Delivered()));
        }
    }
}
