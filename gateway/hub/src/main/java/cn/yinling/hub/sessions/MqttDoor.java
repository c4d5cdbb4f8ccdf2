package cn.yinling.hub.sessions;

import cn.yinling.hub.registry.DeviceDirectory;
import cn.yinling.runtime.web.PortTakenException;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.timeout.IdleStateHandler;
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

/**
 * Where devices and hotlines come in: one port, served by several event loops. Netty's MQTT codec
 * on Vert.x's server. Thread-safe.
 */
public final class MqttDoor implements AutoCloseable {
    private static final int FREE_PORT_SHARED = -1;
    private static final int BACKLOG = 4096;

    private final Vertx vertx;
    private final HubEnd hub;
    private final AtomicInteger port = new AtomicInteger();
    private final String deployment;

    private MqttDoor(Vertx vertx, HubEnd hub) {
        this.vertx = vertx;
        this.hub = hub;
        this.deployment = listen();
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
            Refusals refusals,
            InstantSource clock) {
        HubEnd hub = new HubEnd(config, admission, sessions, inbox, gate, refusals, clock);
        directory.onChange(() -> sessions.dropUnlessRight(admission));
        return new MqttDoor(vertx, hub);
    }

    /** The port it listens on. */
    public int port() {
        return port.get();
    }

    /** Says goodbye to every client and ends every connection. */
    @Override
    public void close() {
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
                return new PortTakenException(
                        "MQTT", hub.config().host(), hub.config().port(), "mqtt.port", e);
            }
        }
        return e;
    }

    /** One event loop's share of the connections. */
    private final class Listener extends VerticleBase {
        @Override
        public Future<NetServer> start() {
            MqttConfig config = hub.config();
            NetServerOptions options =
                    new NetServerOptions()
                            .setTcpNoDelay(true)
                            .setTcpKeepAlive(true)
                            .setAcceptBacklog(BACKLOG);
            return vertx.createNetServer(options)
                    .connectHandler(this::accept)
                    .listen(config.port() == 0 ? FREE_PORT_SHARED : config.port(), config.host())
                    .onSuccess(server -> port.set(server.actualPort()));
        }

        private void accept(NetSocket socket) {
            ChannelPipeline pipeline =
                    ((NetSocketInternal) socket).channelHandlerContext().pipeline();
            MqttConfig config = hub.config();
            int toConnect = (int) config.connectTimeout().toSeconds();
            pipeline.addBefore("handler", "encoder", MqttEncoder.INSTANCE)
                    .addBefore(
                            "handler",
                            "decoder",
                            new MqttDecoder(config.maxPacketBytes(), config.maxPacketBytes()))
                    .addBefore("handler", Conversation.IDLE, new IdleStateHandler(toConnect, 0, 0))
                    .addBefore("handler", Conversation.NAME, new Conversation(hub));
        }
    }
}
