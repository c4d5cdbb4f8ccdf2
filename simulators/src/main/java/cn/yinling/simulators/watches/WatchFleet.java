package cn.yinling.simulators.watches;

import cn.yinling.link.topic.DeviceId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches on one thread, over real TCP: each keeps alive, says where it is and what it measures,
 * comes back by itself, and says an alarm until it is answered. Thread-safe.
 */
public final class WatchFleet implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final Vertx vertx;
    private final Context context;
    private final WatchCounters counters = new WatchCounters();
    private final Map<DeviceId, FleetWatch> watches = new HashMap<>();

    private WatchFleet(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** Switches the watches on, on the system's clock; returns at once. */
    public static WatchFleet start(WatchSettings settings, List<Wearer> wearers) {
        return start(settings, wearers, Clock.systemUTC());
    }

    public static WatchFleet start(WatchSettings settings, List<Wearer> wearers, Clock clock) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(1)
                                .setWorkerPoolSize(1)
                                .setInternalBlockingPoolSize(1));
        WatchFleet fleet = new WatchFleet(vertx);
        NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        for (Wearer wearer : wearers) {
            FleetWatch watch =
                    new FleetWatch(vertx, client, settings, fleet.counters, clock, wearer);
            fleet.watches.put(wearer.device(), watch);
            fleet.context.runOnContext(_ -> watch.switchOn());
        }
        return fleet;
    }

    /**
     * Raises an alarm. Done, with the time of the answer, when the gateway has it durably; fails
     * with {@link IllegalStateException} where the fleet is closed before.
     */
    public CompletableFuture<Instant> raise(DeviceId device, Trouble trouble) {
        CompletableFuture<Instant> answered = new CompletableFuture<>();
        FleetWatch watch = watches.get(device);
        if (watch == null) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("no watch " + device));
        }
        context.runOnContext(_ -> {
            var _ =
                    watch.raise(trouble)
                            .whenComplete((at, failure) -> {
                                if (failure == null) {
                                    answered.complete(at);
                                } else {
                                    answered.completeExceptionally(failure);
                                }
                            });
        });
        return answered;
    }

    public WatchCounts counts() {
        return counters.snapshot();
    }

    /** Switches all off, and frees the thread. */
    @Override
    public void close() {
        context.runOnContext(_ -> watches.values().forEach(FleetWatch::switchOff));
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSING_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
