package cn.yinling.hub.watches;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.doors.Strangers;
import cn.yinling.register.RegisteredDevice;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's end of one watch's connection: the first frame names the watch, which is looked up;
 * then there is a session. Whatever goes wrong ends this connection and no other.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches exceptionCaught, or the close
final class WatchConversation extends SimpleChannelInboundHandler<Framed> {
    static final String NAME = "watch";
    static final String IDLE = "idle";

    private static final Logger LOG = LoggerFactory.getLogger(WatchConversation.class);

    /** Of a stranger that sends no frame. */
    private static final int MOST_NOISE = 1024;

    private static final int MOST_EARLY = 64;

    private final WatchHub hub;
    private final Runnable onKnown;
    private final Queue<WatchFrame> early = new ArrayDeque<>(2);
    private @Nullable WatchSession session;
    private int noise;

    /**
     * Waits for the first frame.
     *
     * @param onKnown told when it is known which watch it is
     */
    WatchConversation(WatchHub hub, Runnable onKnown) {
        this.hub = hub;
        this.onKnown = onKnown;
    }

    private void endOfStranger(ChannelHandlerContext context) {
        boolean hasSaidWho = session != null || !early.isEmpty();
        if (!hasSaidWho && context.channel().isActive()) {
            hub.refusals().count(Refusal.PROTOCOL, "");
            context.close();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Framed framed) {
        switch (framed) {
            case WatchFrame frame -> frame(context, frame);
            case Framed.Broken(String why, byte[] bytes) -> broken(context, why, bytes);
            case Framed.Noise(int bytes) -> noise(context, bytes);
        }
    }

    private void frame(ChannelHandlerContext context, WatchFrame frame) {
        hub.meters().frame(frame);
        if (session != null) {
            session.received(frame);
        } else if (early.size() >= MOST_EARLY) {
            turnAway(
                    context, frame, Refusal.PROTOCOL, "more frames than may wait for the register");
        } else {
            early.add(frame);
            if (early.size() == 1) {
                knock(context, frame);
            }
        }
    }

    private void knock(ChannelHandlerContext context, WatchFrame frame) {
        RegisteredDevice device = hub.find(WatchSession.deviceId(frame));
        if (device != null) {
            enter(context, device);
            return;
        }
        // It may have been entered just now.
        if (context.channel().isActive()) {
            context.channel().config().setAutoRead(false);
        }
        var _ =
                hub.directory()
                        .refresh()
                        .thenRun(() -> context.executor().execute(() -> decide(context, frame)));
    }

    /** Also when it has gone meanwhile: what it said may be an alarm. */
    private void decide(ChannelHandlerContext context, WatchFrame frame) {
        RegisteredDevice device = hub.find(WatchSession.deviceId(frame));
        if (device != null) {
            enter(context, device);
        } else if (hub.directory().isLoaded()) {
            turnAway(
                    context,
                    frame,
                    Refusal.BAD_CREDENTIALS,
                    "no watch with these digits may connect");
        } else {
            turnAway(context, frame, Refusal.NOT_READY, "the register is not loaded yet");
        }
    }

    private void enter(ChannelHandlerContext context, RegisteredDevice device) {
        WatchSession begun = new WatchSession(device, context, hub);
        if (!context.channel().isActive()) {
            hear(begun);
            return;
        }
        session = begun;
        int seconds = (int) hub.config().idleTimeout().toSeconds();
        context.pipeline().addBefore(NAME, IDLE, new IdleStateHandler(seconds, 0, 0));
        onKnown.run();
        hub.watches().enter(begun);
        LOG.debug("{} connected", begun);
        hear(begun);
        begun.readOrWait();
        hub.inbox().came(device);
    }

    private void hear(WatchSession begun) {
        while (!early.isEmpty()) {
            begun.received(early.remove());
        }
    }

    private void turnAway(
            ChannelHandlerContext context, WatchFrame frame, Refusal refusal, String why) {
        early.clear();
        hub.refusals()
                .count(
                        refusal,
                        WatchSession.deviceId(frame),
                        "watch/" + frame.type(),
                        why,
                        frame.content());
        context.close();
    }

    private void broken(ChannelHandlerContext context, String why, byte[] bytes) {
        String who = session == null ? "" : session.device().id().value();
        hub.refusals().count(Refusal.MALFORMED, who, "watch", why, bytes);
        noise(context, session == null ? bytes.length : 0);
    }

    private void noise(ChannelHandlerContext context, int bytes) {
        hub.meters().noise(bytes);
        noise += bytes;
        if (session == null && noise > MOST_NOISE) {
            hub.refusals().count(Refusal.PROTOCOL, "");
            context.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (session != null) {
            session.readOrWait();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (session != null) {
            LOG.debug("{} gone", session);
            session.over();
        }
        context.fireChannelInactive();
    }

    /** Silence of a watch that we do not read says nothing. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Strangers.Event.TOO_LATE) {
            endOfStranger(context);
        } else if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
        } else if (context.channel().config().isAutoRead()) {
            Objects.requireNonNull(session).end(Farewell.SILENT);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        Object who = session == null ? "a watch without a name" : session;
        if (failure instanceof IOException) {
            LOG.debug("{} lost: {}", who, failure.getMessage());
        } else {
            LOG.error("{} ended by a fault of ours", who, failure);
        }
        context.close();
    }
}
