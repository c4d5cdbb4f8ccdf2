package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.DeadLetterBox;
import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.hub.support.NoDatabase;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.config.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A hotline that listens to alarms, with a session as real as any and no socket: everything happens
 * on the caller's thread. Not thread-safe.
 */
public final class TestHotline {
    private static final Admission NOBODY =
            new Admission(
                    NoDatabase.directory(Path.of("no-copy-of-the-register")),
                    new HotlineAccount("hotline", new Secret("a-password-of-a-hotline")));

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final List<Push> pushes = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final List<Publication> said = new ArrayList<>();
    private final Session session;

    /** An alarm that it was told of, until it acknowledges that. */
    public record Push(int packetId, String body) {}

    private TestHotline(Sessions sessions, String name, InstantSource clock) {
        Identity identity = new Identity.OfHotline(name);
        Wire wire = new Wire(channel.pipeline().firstContext(), true, true, Integer.MAX_VALUE);
        Downlink downlink = new Downlink(wire, 1000, clock);
        session =
                new Session(
                        identity,
                        name,
                        Rights.of(identity),
                        wire,
                        downlink,
                        new Succession.Intent(true, Duration.ZERO, null),
                        hub(sessions, clock));
        downlink.subscribe(new Subscription(Topic.ALARMS, true));
    }

    /** One that is connected from now on. */
    public static TestHotline listening(Sessions sessions, String name, InstantSource clock) {
        TestHotline hotline = new TestHotline(sessions, name, clock);
        hotline.session.succession().enter(_ -> {});
        return hotline;
    }

    private HubEnd hub(Sessions sessions, InstantSource clock) {
        MqttConfig config = MqttConfig.onFreePort();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        SessionMeters meters = new SessionMeters(registry);
        return new HubEnd(
                config,
                NOBODY,
                sessions,
                new KeptSessions(config, clock, meters),
                new Hearing(),
                new Gate(),
                new DeviceRates(null),
                new Refusals(registry, DeadLetterBox.NONE, (_, _) -> {}, clock),
                meters,
                clock);
    }

    private final class Hearing implements Inbox {
        @Override
        public void published(Publication publication) {
            said.add(publication);
        }

        @Override
        public void subscribed(Session who, String topic) {
            throw new AssertionError("it has subscribed already");
        }
    }

    public Session session() {
        return session;
    }

    /** What it was told since this was asked last. */
    public List<Push> pushes() {
        drain();
        List<Push> all = List.copyOf(pushes);
        pushes.clear();
        return all;
    }

    /** The same, as JSON. */
    public List<String> heard() {
        return pushes().stream().map(Push::body).toList();
    }

    public void acknowledge(Push push) {
        session.downlink().acknowledged(push.packetId(), true);
    }

    /** Says something that may be acknowledged once it is durable. */
    public Publication says(String topic, byte[] payload) {
        session.published(said.size() + 1, MqttQoS.AT_LEAST_ONCE, false, topic, payload);
        return said.getLast();
    }

    /** The reason codes with which it was answered since this was asked last; 0 is yes. */
    public List<Integer> answers() {
        channel.runPendingTasks();
        drain();
        List<Integer> all = List.copyOf(answers);
        answers.clear();
        return all;
    }

    private void drain() {
        for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            switch (sent) {
                case MqttPublishMessage push -> pushes.add(push(push));
                case ByteBuf pubacks -> {
                    for (int puback = 0; puback < pubacks.readableBytes() / 4; puback++) {
                        answers.add(0);
                    }
                    pubacks.release();
                }
                case MqttMessage message -> answers.add(reasonCode(message));
                default -> throw new AssertionError("nobody sends a hotline " + sent);
            }
        }
    }

    private static Push push(MqttPublishMessage message) {
        return new Push(
                message.variableHeader().packetId(),
                message.payload().toString(StandardCharsets.UTF_8));
    }

    private static int reasonCode(MqttMessage message) {
        MqttPubReplyMessageVariableHeader header =
                (MqttPubReplyMessageVariableHeader) message.variableHeader();
        return Byte.toUnsignedInt(header.reasonCode());
    }
}
