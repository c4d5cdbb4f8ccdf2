package cn.yinling.simulators.crash;

import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.register.DeviceLogin;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** MQTT 5, by Eclipse Paho as link wraps it. */
record PahoLine(MqttConnection connection) implements Line {
    static PahoLine open(URI gateway, DeviceLogin login) {
        String name = login.device().value();
        return new PahoLine(
                MqttConnection.start(
                        MqttSettings.publisher(gateway, name, name, login.password()),
                        new MqttListener() {}));
    }

    @Override
    public boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(String topic, byte[] payload) {
        return connection.publish(topic, payload);
    }

    @Override
    public void close() {
        connection.close();
    }
}
