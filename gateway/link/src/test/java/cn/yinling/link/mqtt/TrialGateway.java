package cn.yinling.link.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A real MQTT server with a behaviour of the test's choosing. */
final class TrialGateway implements AutoCloseable {
    final List<MqttEndpoint> sessions = new CopyOnWriteArrayList<>();
    final List<String> subscribed = new CopyOnWriteArrayList<>();
    final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private volatile boolean isTakingOver;
    private final Vertx vertx;
    private final MqttServer server;

    /** One that ends every connection as soon as it stands, as a second client of the id would. */
    static TrialGateway takingOver() {
        TrialGateway gateway = new TrialGateway(0, (_, _) -> {});
        gateway.isTakingOver = true;
        return gateway;
    }

    TrialGateway(int port, BiConsumer<MqttEndpoint, MqttPublishMessage> onPublish) {
        vertx = Vertx.vertx();
        server =
                MqttServer.create(
                        vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port));
        server.endpointHandler(endpoint -> accept(endpoint, onPublish)).listen().await();
    }

    private void accept(
            MqttEndpoint endpoint, BiConsumer<MqttEndpoint, MqttPublishMessage> onPublish) {
        endpoint.publishHandler(message -> onPublish.accept(endpoint, message));
        endpoint.publishAcknowledgeHandler(acknowledged::add);
        endpoint.subscribeHandler(request -> {
            request.topicSubscriptions().forEach(one -> subscribed.add(one.topicName()));
            endpoint.subscribeAcknowledge(request.messageId(), List.of(MqttQoS.AT_LEAST_ONCE));
        });
        endpoint.accept(false);
        sessions.add(endpoint);
        if (isTakingOver) {
            endpoint.close();
        }
    }

    void say(String topic, String payload) {
        sessions.getLast()
                .publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                .await();
    }

    int port() {
        return server.actualPort();
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
