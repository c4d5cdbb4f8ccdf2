package cn.yinling.simulators.crash;

import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.register.DeviceLogin;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** MQTT 3.1.1, by the Vert.x client; a new client object a connection. State is the context's. */
final class VertxLine implements Line {
    private static final int KEEP_ALIVE_SECONDS = 20;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int IN_FLIGHT_MOST = 1_024;
    private static final long PAUSE_MILLIS = 300;

    private final Vertx vertx;
    private final Context context;
    private final URI gateway;
    private final MqttClientOptions options;
    private volatile @Nullable Open open;
    private volatile boolean closed;

    /** One connection, from connect to loss. */
    private record Open(
            MqttClient client, Map<Integer, CompletableFuture<PublishOutcome>> unanswered) {
        void lost() {
            unanswered
                    .values()
                    .forEach(future -> future.complete(new PublishOutcome.Unknown("lost")));
            unanswered.clear();
        }
    }

    private VertxLine(Vertx vertx, URI gateway, DeviceLogin login) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.gateway = gateway;
        this.options = new MqttClientOptions();
        options.setClientId(login.device().value());
        options.setUsername(login.device().value());
        options.setPassword(login.password());
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setCleanSession(true);
        options.setMaxInflightQueue(IN_FLIGHT_MOST);
        options.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
    }

    static VertxLine open(Vertx vertx, URI gateway, DeviceLogin login) {
        VertxLine line = new VertxLine(vertx, gateway, login);
        line.context.runOnContext(_ -> line.connect());
        return line;
    }

    private void connect() {
        if (closed) {
            return;
        }
        Open next = new Open(MqttClient.create(vertx, options), new HashMap<>());
        next.client().publishCompletionHandler(packetId -> answered(next, packetId));
        next.client()
                .connect(gateway.getPort(), gateway.getHost())
                .onSuccess(_ -> {
                    open = next;
                    next.client().closeHandler(_ -> lost(next));
                })
                .onFailure(_ -> vertx.setTimer(PAUSE_MILLIS, _ -> connect()));
    }

    private void lost(Open of) {
        open = null;
        of.lost();
        vertx.setTimer(PAUSE_MILLIS, _ -> connect());
    }

    private static void answered(Open on, int packetId) {
        CompletableFuture<PublishOutcome> future = on.unanswered().remove(packetId);
        if (future != null) {
            future.complete(new PublishOutcome.Acknowledged());
        }
    }

    @Override
    public boolean isConnected() {
        return open != null;
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(String topic, byte[] payload) {
        CompletableFuture<PublishOutcome> outcome = new CompletableFuture<>();
        context.runOnContext(_ -> publish(topic, payload, outcome));
        return outcome;
    }

    private void publish(String topic, byte[] payload, CompletableFuture<PublishOutcome> outcome) {
        Open now = open;
        if (now == null) {
            outcome.complete(new PublishOutcome.Unknown("not connected"));
            return;
        }
        now.client()
                .publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false)
                .onSuccess(packetId -> now.unanswered().put(packetId, outcome))
                .onFailure(e -> outcome.complete(new PublishOutcome.Unknown(e.toString())));
    }

    @Override
    public void close() {
        closed = true;
        context.runOnContext(_ -> {
            Open last = open;
            if (last != null) {
                last.client().disconnect().otherwiseEmpty();
            }
        });
    }
}
