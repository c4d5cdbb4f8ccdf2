package cn.yinling.simulators.beds;

import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.Channel;
import cn.yinling.link.topic.Topic;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A small real MQTT server in the place of the hub: it acknowledges everything it can decode. */
final class Gateway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final ReadingDecoder decoder = new ReadingDecoder();
    private final Map<String, String> passwords;
    private final MqttServer server;
    final Map<String, MqttEndpoint> endpoints = new ConcurrentHashMap<>();
    final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    final Queue<byte[]> results = new ConcurrentLinkedQueue<>();
    volatile boolean acknowledges = true;

    /** A publish that came in. */
    record Arrived(String device, Channel channel, Reading reading) {}

    Gateway(int port, Map<String, String> passwords) {
        this.passwords = passwords;
        this.server =
                MqttServer.create(
                        vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port));
        server.endpointHandler(this::connected);
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return server.actualPort();
    }

    private void connected(MqttEndpoint endpoint) {
        String device = endpoint.clientIdentifier();
        if (!endpoint.auth().getPassword().equals(passwords.get(device))) {
            endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
            return;
        }
        endpoints.put(device, endpoint);
        endpoint.closeHandler(closed -> endpoints.remove(device, endpoint));
        endpoint.subscribeHandler(subscribe ->
                endpoint.subscribeAcknowledge(
                        subscribe.messageId(),
                        subscribe.topicSubscriptions().stream()
                                .map(one -> MqttQoS.AT_LEAST_ONCE)
                                .toList()));
        endpoint.publishHandler(message -> published(endpoint, message));
        endpoint.accept(false);
    }

    private void published(MqttEndpoint endpoint, MqttPublishMessage message) {
        Topic.OfDevice topic = (Topic.OfDevice) Topic.parse(message.topicName()).orElseThrow();
        if (topic.channel() == Channel.STATUS) {
            endpoint.publishAcknowledge(message.messageId());
            return;
        }
        if (topic.channel() == Channel.RESULTS) {
            results.add(message.payload().getBytes());
            endpoint.publishAcknowledge(message.messageId());
            return;
        }
        Decoded decoded =
                decoder.decode(topic.device(), message.payload().getBytes(), Instant.EPOCH);
        if (decoded instanceof Decoded.Accepted(Reading reading) && acknowledges) {
            arrived.add(new Arrived(topic.device().value(), topic.channel(), reading));
            endpoint.publishAcknowledge(message.messageId());
        }
    }

    void tell(String device, byte[] command) {
        Objects.requireNonNull(endpoints.get(device))
                .publish(
                        "care/v1/" + device + "/commands",
                        Buffer.buffer(command),
                        MqttQoS.AT_LEAST_ONCE,
                        false,
                        false);
    }

    void dropAll() {
        endpoints.values().forEach(MqttEndpoint::close);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
