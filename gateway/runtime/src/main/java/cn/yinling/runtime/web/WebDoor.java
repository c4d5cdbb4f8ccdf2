package cn.yinling.runtime.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Counts connections, and gives each its {@link Patience}. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // of a close that nobody waits for
final class WebDoor implements Handler<HttpConnection> {
    private final WebLimits limits;
    private final Proxies proxies;
    private final MeterRegistry meters;
    private final ConnectionCount count;

    WebDoor(WebLimits limits, Proxies proxies, MeterRegistry meters) {
        this.limits = limits;
        this.proxies = proxies;
        this.meters = meters;
        this.count = new ConnectionCount(limits.connectionsMost(), limits.connectionsOfAddress());
        meters.gauge("yinling.web.connections", count, ConnectionCount::all);
    }

    /** Vert.x has no interface for what it calls a connection's channel. */
    @Override
    public void handle(HttpConnection connection) {
        ChannelHandlerContext context = ((HttpServerConnection) connection).channelHandlerContext();
        if (!(context.channel().remoteAddress() instanceof InetSocketAddress internet)) {
            context.close();
            return;
        }
        InetAddress address = internet.getAddress();
        boolean isIn = proxies.trust(address) ? count.enterTrusted(address) : count.enter(address);
        if (!isIn) {
            ended("crowd");
            context.close();
            return;
        }
        context.channel().closeFuture().addListener(_ -> count.leave(address));
        ChannelPipeline pipeline = context.pipeline();
        long idleNanos = limits.idle().toNanos();
        pipeline.addBefore(
                context.name(),
                "unread",
                new IdleStateHandler(true, 0, idleNanos, 0, TimeUnit.NANOSECONDS));
        pipeline.addBefore(context.name(), "patience", new Patience(limits, this::ended));
    }

    private void ended(String why) {
        meters.counter("yinling.web.ended", "reason", why).increment();
    }
}
