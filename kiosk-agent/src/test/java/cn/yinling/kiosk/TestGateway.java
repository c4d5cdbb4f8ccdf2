package cn.yinling.kiosk;

import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.json.LinkJson;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The other end of the wire, as little as a kiosk needs of it. Thread-safe. */
public final class TestGateway implements AutoCloseable {
    /** What it says to a publish. */
    public enum Answer {
        TAKEN,
        REFUSED,
        NONE
    }

    /** What came in. */
    public record Publication(String topic, String payload) {}

    private final Vertx vertx = Vertx.vertx();
    private final MqttServer server;
    private final List<Publication> publications = new CopyOnWriteArrayList<>();
    private final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    private volatile @Nullable MqttEndpoint kiosk;
    private volatile Answer answer = Answer.TAKEN;
    private int nextMessageId = 1;

    private TestGateway(int port) {
        MqttServerOptions options = new MqttServerOptions().setHost("127.0.0.1").setPort(port);
        server = MqttServer.create(vertx, options).endpointHandler(this::accept);
        server.listen().await();
    }

    public static TestGateway start() {
        return start(0);
    }

    public static TestGateway start(int port) {
        return new TestGateway(port);
    }

    public int port() {
        return server.actualPort();
    }

    public TestGateway answering(Answer with) {
        answer = with;
        return this;
    }

    private void accept(MqttEndpoint endpoint) {
        endpoint.publishAutoAck(false);
        endpoint.publishHandler(message -> take(endpoint, message));
        endpoint.publishAcknowledgeHandler(acknowledged::add);
        endpoint.subscribeHandler(subscribe -> {
            endpoint.subscribeAcknowledge(
                    subscribe.messageId(),
                    List.of(MqttSubAckReasonCode.qosGranted(MqttQoS.AT_LEAST_ONCE)),
                    MqttProperties.NO_PROPERTIES);
            kiosk = endpoint;
        });
        endpoint.closeHandler(_ -> kiosk = null);
        endpoint.accept(false);
    }

    private void take(MqttEndpoint endpoint, MqttPublishMessage message) {
        boolean isStatus = message.topicName().endsWith("/status");
        publications.add(
                new Publication(
                        message.topicName(), message.payload().toString(StandardCharsets.UTF_8)));
        switch (isStatus ? Answer.TAKEN : answer) {
            case TAKEN -> reply(endpoint, message, MqttPubAckReasonCode.SUCCESS);
            case REFUSED -> reply(endpoint, message, MqttPubAckReasonCode.NOT_AUTHORIZED);
            case NONE -> {}
        }
    }

    private static void reply(
            MqttEndpoint endpoint, MqttPublishMessage message, MqttPubAckReasonCode code) {
        endpoint.publishAcknowledge(message.messageId(), code, MqttProperties.NO_PROPERTIES);
    }

    /** All that came in but the kiosk's own status, repetitions included. */
    public List<Publication> alarms() {
        return publications.stream()
                .filter(publication -> publication.topic().endsWith("/alarm"))
                .toList();
    }

    public List<Publication> statuses() {
        return publications.stream()
                .filter(publication -> publication.topic().endsWith("/status"))
                .toList();
    }

    public boolean hasKiosk() {
        return kiosk != null;
    }

    /** How many commands the kiosk has acknowledged. */
    public int acknowledged() {
        return new ArrayList<>(acknowledged).size();
    }

    public void send(String kioskId, DeviceCommand command) {
        send(kioskId, LinkJson.write(command));
    }

    public synchronized void send(String kioskId, byte[] payload) {
        MqttEndpoint endpoint = kiosk;
        if (endpoint == null) {
            throw new IllegalStateException("no kiosk is connected");
        }
        endpoint.publish(
                        "care/v1/" + kioskId + "/commands",
                        Buffer.buffer(payload),
                        MqttQoS.AT_LEAST_ONCE,
                        false,
                        false,
                        nextMessageId++)
                .await();
    }

    @Override
    public void close() {
        server.close().await();
        vertx.close().await();
    }
}
