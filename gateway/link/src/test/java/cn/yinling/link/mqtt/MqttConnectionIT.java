package cn.yinling.link.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MqttConnectionIT {
    /** Property identifier, OASIS MQTT 5.0, section 2.2.2.2. */
    private static final int REASON_STRING = 0x1f;

    private static final byte[] PAYLOAD = "[]".getBytes(StandardCharsets.UTF_8);

    @Test
    void publishIsAcknowledgedRefusedOrUnknownAsTheGatewaySays() throws Exception {
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection connection =
                        MqttConnection.start(settings(gateway), new MqttListener() {})) {
            await().until(connection::isConnected);

            assertThat(outcome(connection.publish("good", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
            assertThat(outcome(connection.publish("bad", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Refused(0x99, "'hr' is outside 0 to 350"));
            assertThat(outcome(connection.publish("full", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Unknown("there is no room now"));
            assertThat(outcome(connection.publish("cut", PAYLOAD)))
                    .isInstanceOf(PublishOutcome.Unknown.class);
            await().until(connection::isConnected);
            assertThat(outcome(connection.publish("good", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    @Test
    void whoIsTakenOverAgainAndAgainComesBackMoreAndMoreSlowly() {
        long began = System.nanoTime();
        try (TrialGateway gateway = TrialGateway.takingOver();
                MqttConnection _ = MqttConnection.start(settings(gateway), new MqttListener() {})) {
            await().atMost(Duration.ofSeconds(60)).until(() -> gateway.sessions.size() == 4);
        }
        // At least half of 200, 400 and 800 ms; without a pause it is a few milliseconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @Test
    void anErrorOfItsListenerEndsNeitherConnectionNorLoop() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        MqttListener poisoned =
                new MqttListener() {
                    @Override
                    public void connected() {
                        throw new NoClassDefFoundError("cn/yinling/Gone");
                    }

                    @Override
                    public void received(InboundMessage message) {
                        heard.add(message.topic());
                        throw new StackOverflowError();
                    }

                    @Override
                    public void disconnected(String reason) {
                        throw new AssertionError(reason);
                    }
                };
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection connection =
                        MqttConnection.start(settings(gateway).subscribedTo("a", "b"), poisoned)) {
            await().until(() -> connection.isConnected() && gateway.subscribed.size() == 2);
            gateway.say("a", "1");
            gateway.say("b", "2");
            await().until(() -> heard.size() == 2);
            var _ = connection.publish("cut", PAYLOAD).get(60, TimeUnit.SECONDS);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.sessions.size() == 2 && connection.isConnected());
            assertThat(outcome(connection.publish("good", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    @Test
    void whatPahoThrowsUncheckedIsAnOutcomeAndTakesNoRoom() throws Exception {
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection connection =
                        MqttConnection.start(settings(gateway), new MqttListener() {})) {
            await().until(connection::isConnected);
            for (int i = 0; i < 1000; i++) {
                assertThat(outcome(connection.publish("no/topic/#", PAYLOAD)))
                        .isInstanceOfSatisfying(
                                PublishOutcome.Refused.class,
                                refused -> assertThat(refused.reasonCode()).isEqualTo(0x90));
            }
            assertThat(outcome(connection.publish("good", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Acknowledged());
        }
    }

    @Test
    void filterAndServerThatPahoDoesNotLikeAreReasonsAndTheConnectionGoesOnTrying() {
        List<String> reasons = new CopyOnWriteArrayList<>();
        MqttListener listener =
                new MqttListener() {
                    @Override
                    public void disconnected(String reason) {
                        reasons.add(reason);
                    }
                };
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection filter =
                        MqttConnection.start(settings(gateway).subscribedTo("a/#/b"), listener)) {
            await().until(() -> reasons.size() >= 2);
            assertThat(filter.isConnected()).isFalse();
        }
        reasons.clear();
        MqttSettings nowhere =
                MqttSettings.publisher(java.net.URI.create("http://a"), "bed-0001", "u", "p");
        try (MqttConnection server = MqttConnection.start(nowhere, listener)) {
            await().until(() -> reasons.size() >= 2);
            assertThat(server.isConnected()).isFalse();
        }
    }

    @Test
    void publishWithoutConnectionIsUnknownAtOnce() throws Exception {
        MqttSettings nobody =
                MqttSettings.publisher(
                        java.net.URI.create("tcp://127.0.0.1:1"), "bed-0001", "u", "p");
        try (MqttConnection connection = MqttConnection.start(nobody, new MqttListener() {})) {
            assertThat(outcome(connection.publish("good", PAYLOAD)))
                    .isEqualTo(new PublishOutcome.Unknown("not connected"));
        }
    }

    @Test
    void subscriptionsAndBirthComeBackAfterTheGatewayDid() {
        AtomicInteger births = new AtomicInteger();
        MqttSettings.Retained birth = new MqttSettings.Retained("status", "online");
        List<String> heard = new CopyOnWriteArrayList<>();
        TrialGateway gateway =
                new TrialGateway(
                        0, (endpoint, message) -> countAndAnswer(births, endpoint, message));
        int port = gateway.port();
        try (MqttConnection connection =
                MqttConnection.start(
                        settings(gateway).subscribedTo("orders").announcing(birth, birth),
                        hearingInto(heard))) {
            await().until(() -> births.get() == 1);
            gateway.close();
            await().until(() -> !connection.isConnected());

            try (TrialGateway again =
                    new TrialGateway(
                            port,
                            (endpoint, message) -> countAndAnswer(births, endpoint, message))) {
                await().until(() -> births.get() == 2 && connection.isConnected());
                again.say("orders", "help is coming");
                await().until(() -> heard.equals(List.of("help is coming")));
                assertThat(again.subscribed).containsExactly("orders");
            }
        }
    }

    @Test
    void messageIsAcknowledgedOnlyWhenTheListenerSaysSo() {
        List<InboundMessage> held = new CopyOnWriteArrayList<>();
        MqttListener holding =
                new MqttListener() {
                    @Override
                    public void received(InboundMessage message) {
                        held.add(message);
                    }
                };
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection connection =
                        MqttConnection.start(settings(gateway).subscribedTo("orders"), holding)) {
            await().until(connection::isConnected);
            gateway.say("orders", "one");
            gateway.say("orders", "two");
            await().until(() -> held.size() == 2);
            assertThat(gateway.acknowledged).isEmpty();

            held.forEach(InboundMessage::acknowledge);
            held.forEach(InboundMessage::acknowledge);

            await().until(() -> gateway.acknowledged.size() == 2);
        }
    }

    @Test
    void listenerThatThrowsDoesNotEndTheConnection() {
        List<String> heard = new CopyOnWriteArrayList<>();
        MqttListener failing =
                new MqttListener() {
                    @Override
                    public void received(InboundMessage message) {
                        heard.add(message.topic());
                        throw new IllegalStateException("on purpose");
                    }
                };
        try (TrialGateway gateway = new TrialGateway(0, MqttConnectionIT::answerByTopic);
                MqttConnection connection =
                        MqttConnection.start(settings(gateway).subscribedTo("orders"), failing)) {
            await().until(connection::isConnected);
            gateway.say("orders", "one");
            gateway.say("orders", "two");

            await().until(() -> heard.size() == 2);
            assertThat(connection.isConnected()).isTrue();
        }
    }

    private static MqttSettings settings(TrialGateway gateway) {
        return MqttSettings.publisher(gateway.uri(), "bed-0001", "bed-0001", "secret");
    }

    private static MqttListener hearingInto(List<String> heard) {
        return new MqttListener() {
            @Override
            public void received(InboundMessage message) {
                heard.add(new String(message.payload(), StandardCharsets.UTF_8));
                message.acknowledge();
            }
        };
    }

    private static void countAndAnswer(
            AtomicInteger count, MqttEndpoint endpoint, MqttPublishMessage message) {
        endpoint.publishAcknowledge(message.messageId());
        count.incrementAndGet();
    }

    private static void answerByTopic(MqttEndpoint endpoint, MqttPublishMessage message) {
        switch (message.topicName()) {
            case "bad" ->
                    refuse(
                            endpoint,
                            message,
                            MqttPubAckReasonCode.PAYLOAD_FORMAT_INVALID,
                            "'hr' is outside 0 to 350");
            case "full" ->
                    refuse(
                            endpoint,
                            message,
                            MqttPubAckReasonCode.QUOTA_EXCEEDED,
                            "there is no room now");
            case "cut" -> endpoint.close();
            default -> endpoint.publishAcknowledge(message.messageId());
        }
    }

    private static void refuse(
            MqttEndpoint endpoint,
            MqttPublishMessage message,
            MqttPubAckReasonCode code,
            String reason) {
        MqttProperties properties = new MqttProperties();
        properties.add(new MqttProperties.StringProperty(REASON_STRING, reason));
        endpoint.publishAcknowledge(message.messageId(), code, properties);
    }

    private static PublishOutcome outcome(CompletableFuture<PublishOutcome> publish)
            throws Exception {
        return publish.get(20, TimeUnit.SECONDS);
    }
}
