package cn.yinling.link.mqtt;

import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Runs on Paho's one callback thread, which must never block; so it only enqueues. */
final class SessionCallback implements MqttCallback {
    private final PahoSession session;
    private final Consumer<SessionEvent> events;

    SessionCallback(PahoSession session, Consumer<SessionEvent> events) {
        this.session = session;
        this.events = events;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        InboundMessage inbound =
                new InboundMessage(topic, message.getPayload(), () -> session.acknowledge(message));
        events.accept(new SessionEvent.Arrived(inbound));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException exception = response.getException();
        String said = response.getReasonString();
        String reason =
                said != null
                        ? "%s (reason code 0x%x)".formatted(said, response.getReturnCode())
                        : exception != null
                                ? PahoSession.reason(exception)
                                : "closed by the gateway";
        session.lost(reason);
        events.accept(new SessionEvent.Lost(session, reason));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        events.accept(new SessionEvent.Lost(session, PahoSession.reason(exception)));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
