package cn.yinling.runtime.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long one HTTP connection may take: for the head of a request, for its body, for the next one,
 * and for reading what it is sent. These are ends of the whole, not of a silence: a byte now and
 * then does not move them. While we answer there is none, so a stream of events may be silent; and
 * none after the upgrade to a WebSocket, whose seat is pinged. Of its event loop alone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches the handlers, or the close
final class Patience extends ChannelDuplexHandler {
    private final WebLimits limits;
    private final Consumer<String> onEnd;
    private @Nullable Future<?> end;
    private int unanswered;
    private boolean isReadingBody;

    /**
     * Waits for the first request.
     *
     * @param onEnd told why it is ended
     */
    Patience(WebLimits limits, Consumer<String> onEnd) {
        this.limits = limits;
        this.onEnd = onEnd;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        endAfter(context, limits.head(), "head");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            unanswered++;
            isReadingBody = true;
            endAfter(context, limits.body(), "body");
        }
        if (message instanceof LastHttpContent) {
            isReadingBody = false;
            afterPart(context);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response && isInterim(response.status())) {
            if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                endAfter(context, null, "");
            }
        } else if (message instanceof LastHttpContent) {
            unanswered--;
            if (!isReadingBody) {
                afterPart(context);
            }
        }
        context.write(message, promise);
    }

    private static boolean isInterim(HttpResponseStatus status) {
        return status.codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    /** A request may be answered before all of it has come. */
    private void afterPart(ChannelHandlerContext context) {
        endAfter(context, unanswered == 0 ? limits.idle() : null, "idle");
    }

    /** Nothing was sent for a while: well, unless there is something that is not taken. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent)) {
            context.fireUserEventTriggered(event);
        } else if (isUnread(context)) {
            close(context, "unread");
        }
    }

    private static boolean isUnread(ChannelHandlerContext context) {
        ChannelOutboundBuffer waiting = context.channel().unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() > 0;
    }

    private void endAfter(ChannelHandlerContext context, @Nullable Duration time, String why) {
        Future<?> before = end;
        if (before != null) {
            before.cancel(false);
        }
        end =
                time == null
                        ? null
                        : context.executor()
                                .schedule(
                                        () -> over(context, time, why),
                                        time.toNanos(),
                                        TimeUnit.NANOSECONDS);
    }

    private void over(ChannelHandlerContext context, Duration time, String why) {
        if (why.equals("idle") && isUnread(context)) {
            endAfter(context, time, why); // it is still taking the answer, if slowly
        } else {
            close(context, why);
        }
    }

    private void close(ChannelHandlerContext context, String why) {
        onEnd.accept(why);
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        endAfter(context, null, "");
        context.fireChannelInactive();
    }
}
