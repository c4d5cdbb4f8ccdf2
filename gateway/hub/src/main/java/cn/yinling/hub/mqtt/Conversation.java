package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Strangers;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of one connection: first the sign-in, then a session. Whatever goes wrong ends
 * this connection and no other.
 */
final class Conversation extends ChannelInboundHandlerAdapter {
    static final String NAME = "mqtt";
    static final String IDLE = "idle";

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int MOST_EARLY = 64;
    private static final int MALFORMED_PACKET = 0x81;
    private static final int KEEP_ALIVE_TIMEOUT = 0x8D;
    private static final int UNSUPPORTED_VERSION = 1;

    private final HubEnd hub;
    private final Runnable onKnown;
    private @Nullable Queue<MqttMessage> early;
    private @Nullable Handshake handshake;
    private @Nullable Session entering;
    private @Nullable SessionPackets session;
    private Duration keepAlive = Duration.ZERO;

    /**
     * Waits for CONNECT.
     *
     * @param onKnown told when it is known who it is
     */
    Conversation(HubEnd hub, Runnable onKnown) {
        this.hub = hub;
        this.onKnown = onKnown;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof MqttMessage packet)) {
            ReferenceCountUtil.release(message);
            Wire.close(context);
        } else if (packet.decoderResult().isFailure()) {
            undecodable(context, packet.decoderResult().cause());
        } else if (session != null) {
            session.take(packet);
        } else {
            beforeSession(context, packet);
        }
    }

    private void beforeSession(ChannelHandlerContext context, MqttMessage packet) {
        if (handshake != null) {
            // A client may send before it is answered; these wait until we know who it is.
            early = early == null ? new ArrayDeque<>(4) : early;
            early.add(packet);
            if (early.size() > MOST_EARLY) {
                refuseConnection(context, Refusal.PROTOCOL);
            }
        } else if (packet instanceof MqttConnectMessage connect) {
            handshake = new Handshake(hub, context, connect);
            begin(context, handshake);
        } else {
            ReferenceCountUtil.release(packet);
            refuseConnection(context, Refusal.PROTOCOL);
        }
    }

    private void begin(ChannelHandlerContext context, Handshake asking) {
        Handshake.Refused objection = asking.objection();
        if (objection != null) {
            asking.refuse(objection);
            return;
        }
        Verdict verdict = asking.judge();
        if (verdict instanceof Verdict.Unknown) {
            asking.wire().read(false);
            var _ =
                    hub.admission()
                            .lookAgain()
                            .thenRun(() ->
                                    asking.wire()
                                            .run(() -> decide(context, asking, asking.judge())));
        } else {
            decide(context, asking, verdict);
        }
    }

    private void decide(ChannelHandlerContext context, Handshake asking, Verdict verdict) {
        if (!asking.wire().isOpen()) {
            return;
        }
        switch (verdict) {
            case Verdict.Admitted(Identity identity) -> admit(context, asking, identity);
            case Verdict.Unknown _, Verdict.WrongPassword _ ->
                    asking.refuse(
                            Handshake.Refused.because(
                                    Refusal.BAD_CREDENTIALS, "wrong user name or password"));
            case Verdict.TooManyGuesses _ ->
                    asking.refuse(
                            new Handshake.Refused(
                                    Refusal.BAD_CREDENTIALS,
                                    Handshake.TOO_MANY_GUESSES,
                                    "too many wrong passwords: wait a minute"));
            case Verdict.WrongCertificate _ ->
                    asking.refuse(
                            Handshake.Refused.because(
                                    Refusal.NOT_AUTHORIZED, "your certificate names another"));
            case Verdict.NotReady _ ->
                    asking.refuse(
                            Handshake.Refused.because(
                                    Refusal.NOT_READY,
                                    "the gateway has not reached its database yet, come again"));
        }
    }

    private void admit(ChannelHandlerContext context, Handshake asking, Identity identity) {
        Session entered = asking.session(identity);
        if (entered == null) {
            asking.refuse(
                    Handshake.Refused.because(
                            Refusal.NOT_AUTHORIZED, "you may not leave a will on this topic"));
            return;
        }
        entering = entered;
        keepAlive = Duration.ofMillis(asking.keepAliveSeconds() * 1500L);
        // Until the client's last connection has let go of the session, this one waits.
        asking.wire().read(false);
        entered.succession().enter(isResumed -> begin(context, asking, entered, isResumed));
    }

    /** The session is ours: CONNACK goes first, whatever else is waiting. */
    private void begin(
            ChannelHandlerContext context, Handshake asking, Session begun, boolean isResumed) {
        SessionPackets packets = new SessionPackets(begun);
        session = packets;
        onKnown.run();
        asking.accept(isResumed);
        handshake = null;
        LOG.debug("{} connected", begun);
        if (isResumed) {
            begun.resume();
        }
        Queue<MqttMessage> waiting = early;
        early = null;
        if (waiting != null) {
            waiting.forEach(packets::take);
        }
        begun.readOrWait();
        context.pipeline()
                .addBefore(
                        NAME,
                        IDLE,
                        new IdleStateHandler(keepAlive.toMillis(), 0, 0, TimeUnit.MILLISECONDS));
    }

    private void undecodable(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof MqttUnacceptableProtocolVersionException) {
            hub.refusals().count(Refusal.PROTOCOL, "");
            new Wire(context, false, false, Integer.MAX_VALUE)
                    .sendAndClose(
                            Packets.connack(
                                    UNSUPPORTED_VERSION, false, MqttProperties.NO_PROPERTIES));
            return;
        }
        boolean isTooLarge = cause instanceof TooLongFrameException;
        Refusal refusal = isTooLarge ? Refusal.TOO_LARGE : Refusal.PROTOCOL;
        if (session == null) {
            refuseConnection(context, refusal);
            return;
        }
        Session known = session.session();
        hub.refusals().count(refusal, known.identity().name());
        known.disconnect(
                isTooLarge ? refusal.reasonCode() : MALFORMED_PACKET,
                isTooLarge
                        ? "a packet may have %d bytes".formatted(hub.config().maxPacketBytes())
                        : "this is not MQTT");
    }

    private void refuseConnection(ChannelHandlerContext context, Refusal refusal) {
        hub.refusals().count(refusal, handshake == null ? "" : handshake.user());
        Wire.close(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (session != null) {
            session.session().writable();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (early != null) {
            early.forEach(ReferenceCountUtil::release);
            early = null;
        }
        if (entering != null) {
            LOG.debug("{} gone", entering);
            entering.over();
        }
        context.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Strangers.Event.TOO_LATE) {
            refuseConnection(context, Refusal.PROTOCOL);
        } else if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
        } else if (session != null && session.session().wire().wasReadFor(keepAlive)) {
            session.session().disconnect(KEEP_ALIVE_TIMEOUT, "nothing heard for too long");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        Object who = session == null ? "a connection without a session" : session.session();
        if (failure instanceof IOException) {
            LOG.debug("{} lost: {}", who, failure.getMessage());
        } else {
            LOG.error("{} ended by a fault of ours", who, failure);
        }
        Wire.close(context);
    }
}
