package cn.yinling.hub.watches;

import cn.yinling.hub.commands.Carrier;
import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.hub.doors.Roll;
import cn.yinling.hub.doors.Strangers;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.runtime.process.PortTakenException;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.BindException;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where watches come in: one port, served by several event loops. Who is let in is decided by where
 * it comes from and by its digits, for the protocol has no password. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails reaches exceptionCaught, or the close
public final class WatchDoor implements AutoCloseable {
    /** Vert.x shares one free port among servers that ask for the same negative number. */
    private static final int FREE_PORT_SHARED = -3;

    private static final int BACKLOG = 1024;

    /** Of a socket in one turn of its event loop, as at the MQTT door. */
    private static final int READ_MOST = 4096;

    private final Vertx vertx;
    private final WatchHub hub;
    private final int wantedPort;
    private final Networks networks;
    private final AtomicInteger connections;
    private final Strangers strangers;
    private final AtomicInteger port = new AtomicInteger();
    private final String deployment;

    private WatchDoor(
            Vertx vertx, WatchHub hub, int wantedPort, int threads, AtomicInteger connections) {
        this.vertx = vertx;
        this.hub = hub;
        this.wantedPort = wantedPort;
        this.networks = Networks.of(hub.config().networks());
        this.connections = connections;
        this.strangers =
                new Strangers(
                        hub.config().unidentifiedMost(),
                        hub.config().unidentifiedOfAddress(),
                        hub.config().identifyWithin());
        this.deployment = listen(threads);
    }

    /**
     * Opens it, and returns when it is open; null where none is configured. Not to be called on an
     * event loop.
     *
     * @param threads event loops that serve it
     * @param rates what each device may still send
     * @throws PortTakenException where somebody else listens there
     */
    public static @Nullable WatchDoor open(
            Vertx vertx,
            WatchConfig config,
            int threads,
            DeviceRates rates,
            DeviceDirectory directory,
            Roll roll,
            WatchInbox inbox,
            Gate gate,
            Refusals refusals,
            MeterRegistry registry,
            InstantSource clock) {
        Integer port = config.port();
        if (port == null) {
            return null;
        }
        Watches watches = new Watches(roll);
        AtomicInteger connections = new AtomicInteger();
        WatchMeters meters = new WatchMeters(registry, connections::get);
        WatchHub hub =
                new WatchHub(
                        config, directory, watches, inbox, gate, rates, refusals, meters, clock);
        directory.onChange(() -> watches.dropUnless(id -> hub.find(id) != null));
        return new WatchDoor(vertx, hub, port, threads, connections);
    }

    /** The port it listens on. */
    public int port() {
        return port.get();
    }

    /** The way by which watches are told something. */
    public Carrier carrier() {
        return new WatchCarrier(hub.watches());
    }

    /** Ends every connection. */
    @Override
    public void close() {
        hub.watches().endAll();
        vertx.undeploy(deployment).await();
    }

    private String listen(int threads) {
        try {
            return vertx.deployVerticle(
                            Listener::new, new DeploymentOptions().setInstances(threads))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw new PortTakenException(
                            "Watches", hub.config().host(), wantedPort, "watches.port", e);
                }
            }
            throw e;
        }
    }

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        @Override
        public Future<?> start() {
            NetServerOptions options =
                    new NetServerOptions()
                            .setTcpNoDelay(true)
                            .setTcpKeepAlive(true)
                            .setAcceptBacklog(BACKLOG);
            return vertx.createNetServer(options)
                    .connectHandler(this::accept)
                    .listen(wantedPort == 0 ? FREE_PORT_SHARED : wantedPort, hub.config().host())
                    .onSuccess(server -> port.set(server.actualPort()));
        }

        private void accept(NetSocket socket) {
            Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
            channel.closeFuture().addListener(_ -> connections.decrementAndGet());
            boolean isOneTooMany = connections.incrementAndGet() > hub.config().mostConnections();
            Strangers.Stranger stranger =
                    isOneTooMany || !networks.allow(channel.remoteAddress())
                            ? null
                            : strangers.enter(channel);
            if (stranger == null) {
                hub.meters().turnedAway();
                channel.close();
                return;
            }
            channel.config()
                    .setRecvByteBufAllocator(
                            new AdaptiveRecvByteBufAllocator(64, 256, READ_MOST)
                                    .maxMessagesPerRead(1));
            channel.pipeline()
                    .addBefore("handler", "frames", new FrameScanner(hub.config().maxFrameBytes()))
                    .addBefore(
                            "handler",
                            WatchConversation.NAME,
                            new WatchConversation(hub, stranger::leave));
        }
    }
}
