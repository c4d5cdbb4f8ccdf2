package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.link.topic.Topic;
import cn.yinling.runtime.web.Client;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One CONNECT and its answer (OASIS MQTT 5.0, sections 3.1 and 3.2). On the event loop. */
final class Handshake {
    private static final int LONGEST_CLIENT_ID = 128;
    private static final int LONGEST_KEEP_ALIVE_SECONDS = 600;
    private static final int CLIENT_ID_NOT_VALID = 0x85;
    private static final int BAD_AUTHENTICATION_METHOD = 0x8C;

    /** Connection rate exceeded (OASIS MQTT 5.0, section 3.2.2.2). */
    static final int TOO_MANY_GUESSES = 0x9F;

    private final HubEnd hub;
    private final MqttConnectVariableHeader header;
    private final MqttConnectPayload payload;
    private final Wire wire;
    private final List<String> certified;
    private final String address;
    private final boolean isClientIdOurs;
    private final String clientId;

    Handshake(HubEnd hub, ChannelHandlerContext context, MqttConnectMessage connect) {
        this.hub = hub;
        this.header = connect.variableHeader();
        this.payload = connect.payload();
        boolean isMqtt5 = header.version() == MqttVersion.MQTT_5.protocolLevel();
        this.wire =
                new Wire(
                        context,
                        isMqtt5,
                        number(MqttProperties.REQUEST_PROBLEM_INFORMATION, 1) == 1,
                        number(MqttProperties.MAXIMUM_PACKET_SIZE, Integer.MAX_VALUE));
        this.certified = CertificateNames.of(context.pipeline());
        this.address =
                context.channel().remoteAddress() instanceof InetSocketAddress internet
                        ? Client.network(internet.getAddress())
                        : "";
        String asked = payload.clientIdentifier();
        this.isClientIdOurs = asked == null || asked.isEmpty();
        this.clientId = isClientIdOurs || asked == null ? UUID.randomUUID().toString() : asked;
    }

    Wire wire() {
        return wire;
    }

    /** Whoever it claims to be. */
    String user() {
        String user = payload.userName();
        if (user != null) {
            return user;
        }
        return certified.isEmpty() ? "" : certified.getFirst();
    }

    /** What the packet alone decides; null where nothing speaks against it. */
    @Nullable Refused objection() {
        if (header.properties().getProperty(MqttProperties.AUTHENTICATION_METHOD) != null) {
            return new Refused(
                    Refusal.PROTOCOL,
                    BAD_AUTHENTICATION_METHOD,
                    "sign in by user name and password");
        }
        boolean mustNameItself = isClientIdOurs && !wire.isMqtt5() && !header.isCleanSession();
        if (clientId.length() > LONGEST_CLIENT_ID || mustNameItself) {
            return new Refused(
                    Refusal.PROTOCOL,
                    CLIENT_ID_NOT_VALID,
                    "the client id must have 1 to %d characters".formatted(LONGEST_CLIENT_ID));
        }
        return null;
    }

    /** Why, and by which reason code. */
    record Refused(Refusal refusal, int code, String reason) {
        static Refused because(Refusal refusal, String reason) {
            return new Refused(refusal, refusal.reasonCode(), reason);
        }
    }

    Verdict judge() {
        return hub.admission()
                .judge(payload.userName(), payload.passwordInBytes(), certified, address);
    }

    /** Makes the session, or null where its will is none it may leave. */
    @Nullable Session session(Identity identity) {
        Rights rights = Rights.of(identity);
        Will will = null;
        if (header.isWillFlag()) {
            will = will(rights);
            if (will == null) {
                return null;
            }
        }
        Downlink downlink =
                new Downlink(wire, number(MqttProperties.RECEIVE_MAXIMUM, 65_535), hub.clock());
        Succession.Intent intent = new Succession.Intent(header.isCleanSession(), expiry(), will);
        return new Session(identity, clientId, rights, wire, downlink, intent, hub);
    }

    private @Nullable Will will(Rights rights) {
        String name = payload.willTopic();
        Topic topic = name == null ? null : rights.publishable(name);
        if (topic == null) {
            return null;
        }
        byte[] message = payload.willMessageInBytes();
        int seconds = number(payload.willProperties(), MqttProperties.WILL_DELAY_INTERVAL, 0);
        return new Will(
                topic,
                message == null ? new byte[0] : message,
                Duration.ofSeconds(Integer.toUnsignedLong(seconds)));
    }

    /**
     * How long the session outlives its connection. A 3.1.1 client with Clean Session 0 wants it
     * kept (OASIS MQTT 3.1.1, section 3.1.2.4), and cannot say for how long.
     */
    private Duration expiry() {
        if (!wire.isMqtt5()) {
            return header.isCleanSession() ? Duration.ZERO : hub.config().sessionExpiryMost();
        }
        Duration asked = Expiry.of(header.properties(), hub.config());
        return asked == null ? Duration.ZERO : asked;
    }

    void accept(boolean isSessionPresent) {
        wire.send(
                Packets.connack(
                        0,
                        isSessionPresent,
                        wire.isMqtt5() ? offer() : MqttProperties.NO_PROPERTIES));
    }

    private MqttProperties offer() {
        MqttProperties offer = new MqttProperties();
        offer(offer, MqttProperties.RECEIVE_MAXIMUM, hub.config().receiveMaximum());
        offer(offer, MqttProperties.MAXIMUM_PACKET_SIZE, hub.config().maxPacketBytes());
        offer(offer, MqttProperties.SESSION_EXPIRY_INTERVAL, (int) expiry().toSeconds());
        offer(offer, MqttProperties.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
        offer(offer, MqttProperties.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        offer(offer, MqttProperties.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        if (keepAliveSeconds() != header.keepAliveTimeSeconds()) {
            offer(offer, MqttProperties.SERVER_KEEP_ALIVE, keepAliveSeconds());
        }
        if (isClientIdOurs) {
            offer.add(
                    new MqttProperties.StringProperty(
                            MqttProperties.ASSIGNED_CLIENT_IDENTIFIER, clientId));
        }
        return offer;
    }

    private static void offer(MqttProperties properties, int property, int value) {
        properties.add(new MqttProperties.IntegerProperty(property, value));
    }

    /** The longest silence that is no sign of death; 0 for a 3.1.1 client that promises nothing. */
    int keepAliveSeconds() {
        int asked = header.keepAliveTimeSeconds();
        if (!wire.isMqtt5()) {
            return asked;
        }
        return asked == 0
                ? LONGEST_KEEP_ALIVE_SECONDS
                : Math.min(asked, LONGEST_KEEP_ALIVE_SECONDS);
    }

    void refuse(Refused refused) {
        hub.refusals().count(refused.refusal(), user());
        int code = wire.isMqtt5() ? refused.code() : oldCode(refused.code());
        wire.sendAndClose(Packets.connack(code, false, wire.reason(refused.reason())));
    }

    /** The return code of MQTT 3.1.1, section 3.2.2.3. */
    private static int oldCode(int code) {
        return switch (code) {
            case 0x85 -> 2;
            case 0x88, TOO_MANY_GUESSES -> 3;
            case 0x86 -> 4;
            default -> 5;
        };
    }

    private int number(int property, int otherwise) {
        return number(header.properties(), property, otherwise);
    }

    private static int number(MqttProperties properties, int property, int otherwise) {
        return properties.getProperty(property) instanceof MqttProperties.IntegerProperty number
                ? number.value()
                : otherwise;
    }
}
