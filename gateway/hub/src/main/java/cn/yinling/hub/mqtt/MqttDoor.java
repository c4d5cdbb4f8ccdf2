package cn.yinling.hub.mqtt;

import cn.yinling.hub.doors.DeviceRates;
import cn.yinling.hub.doors.Gate;
import cn.yinling.hub.doors.Refusals;
import cn.yinling.hub.doors.Strangers;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.runtime.tls.TlsWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.BindException;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where devices and hotlines come in: one port, and one for TLS, served by several event loops.
 * Netty's MQTT codec on Vert.x's server. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of a close that nobody waits for
public final class MqttDoor implements AutoCloseable {
    /** Vert.x shares one free port among servers that ask for the same negative number. */
    private static final int FREE_PORT_SHARED = -1;

    private static final int FREE_TLS_PORT_SHARED = -2;
    private static final long TICK_MILLIS = 500;
    private static final int BACKLOG = 4096;

    /**
     * Of a socket in one turn of its event loop: an SOS on another socket waits for what all bulk
     * senders may hand in before it.
     */
    private static final int READ_MOST = 4096;

    private final Vertx vertx;
    private final HubEnd hub;
    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger tlsPort = new AtomicInteger();
    private final @Nullable TlsWatch tls;
    private final Strangers strangers;
    private final String deployment;
    private final long tick;

    private MqttDoor(Vertx vertx, HubEnd hub) {
        this.vertx = vertx;
        this.hub = hub;
        MqttConfig config = hub.config();
        TlsConfig secure = config.tls();
        this.tls = secure == null ? null : new TlsWatch("mqtt", secure.files(), handshakeSeconds());
        this.strangers =
                new Strangers(
                        config.unidentifiedMost(),
                        config.unidentifiedOfAddress(),
                        config.connectTimeout());
        hub.meters().watch(strangers);
        this.deployment = listen();
        this.tick = vertx.setPeriodic(TICK_MILLIS, _ -> hub.kept().tick());
        if (tls != null) {
            tls.start();
        }
    }

    /**
     * Opens it, and returns when it is open. Not to be called on an event loop.
     *
     * @throws PortTakenException where somebody else listens there
     */
    public static MqttDoor open(
            Vertx vertx,
            MqttConfig config,
            Admission admission,
            DeviceDirectory directory,
            Sessions sessions,
            Inbox inbox,
            Gate gate,
            DeviceRates rates,
            Refusals refusals,
            MeterRegistry registry,
            InstantSource clock) {
        SessionMeters meters = new SessionMeters(registry);
        KeptSessions kept = new KeptSessions(config, clock, meters);
        registry.gauge("yinling.sessions.kept", kept, KeptSessions::count);
        directory.onChange(() -> {
            sessions.dropUnlessRight(admission);
            kept.dropUnless(admission::isStillRight);
        });
        return new MqttDoor(
                vertx,
                new HubEnd(
                        config, admission, sessions, kept, inbox, gate, rates, refusals, meters,
                        clock));
    }

    /** The port it listens on. */
    public int port() {
        return port.get();
    }

    /** The port for TLS; 0 where there is none. */
    public int tlsPort() {
        return tlsPort.get();
    }

    private int handshakeSeconds() {
        return (int) hub.config().connectTimeout().toSeconds();
    }

    /** Says goodbye to every client and ends every connection. */
    @Override
    public void close() {
        vertx.cancelTimer(tick);
        if (tls != null) {
            tls.close();
        }
        hub.sessions().endAll();
        vertx.undeploy(deployment).await();
    }

    private String listen() {
        int instances = hub.config().eventLoopsOrCores();
        DeploymentOptions options = new DeploymentOptions().setInstances(instances);
        try {
            return vertx.deployVerticle(Listener::new, options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw explained(e);
        }
    }

    private RuntimeException explained(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return taken(e);
            }
        }
        return e;
    }

    private RuntimeException taken(RuntimeException e) {
        MqttConfig config = hub.config();
        TlsConfig secure = config.tls();
        return secure != null && port.get() != 0
                ? new PortTakenException(
                        "MQTT over TLS", config.host(), secure.port(), "mqtt.tls.port", e)
                : new PortTakenException("MQTT", config.host(), config.port(), "mqtt.port", e);
    }

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        @Override
        public Future<?> start() {
            MqttConfig config = hub.config();
            TlsConfig secure = config.tls();
            Future<?> plain =
                    vertx.createNetServer(options())
                            .connectHandler(this::accept)
                            .listen(shared(config.port(), FREE_PORT_SHARED), config.host())
                            .onSuccess(server -> port.set(server.actualPort()));
            return tls == null || secure == null
                    ? plain
                    : plain.compose(_ -> startTls(tls, secure));
        }

        private Future<NetServer> startTls(TlsWatch watch, TlsConfig config) {
            NetServer server =
                    vertx.createNetServer(watch.applyTo(options()))
                            .connectHandler(this::accept)
                            .exceptionHandler(watch::handshakeFailed);
            return server.listen(shared(config.port(), FREE_TLS_PORT_SHARED), hub.config().host())
                    .onSuccess(_ -> {
                        tlsPort.set(server.actualPort());
                        watch.serves(server::updateSSLOptions);
                    });
        }

        private static int shared(int port, int free) {
            return port == 0 ? free : port;
        }

        private static NetServerOptions options() {
            return new NetServerOptions()
                    .setTcpNoDelay(true)
                    .setTcpKeepAlive(true)
                    .setAcceptBacklog(BACKLOG);
        }

        private void accept(NetSocket socket) {
            Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
            Strangers.Stranger stranger = strangers.enter(channel);
            if (stranger == null) {
                hub.meters().turnedAway();
                channel.close();
                return;
            }
            channel.config()
                    .setRecvByteBufAllocator(
                            new AdaptiveRecvByteBufAllocator(256, 512, READ_MOST)
                                    .maxMessagesPerRead(1));
            ChannelPipeline pipeline = channel.pipeline();
            MqttConfig config = hub.config();
            pipeline.addBefore("handler", "encoder", MqttEncoder.INSTANCE)
                    .addBefore(
                            "handler",
                            "decoder",
                            new MqttDecoder(config.maxPacketBytes(), config.maxPacketBytes()))
                    .addBefore(
                            "handler", Conversation.NAME, new Conversation(hub, stranger::leave));
        }
    }
}
