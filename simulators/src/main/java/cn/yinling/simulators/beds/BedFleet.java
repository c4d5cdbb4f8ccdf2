package cn.yinling.simulators.beds;

import cn.yinling.link.alarm.Cause;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.district.Household;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Many beds over real MQTT (3.1.1, QoS 1) on few threads. Each connects, announces itself,
 * publishes a reading every interval, comes back by itself with backoff, and keeps an emergency
 * until it is acknowledged. Thread-safe.
 */
public final class BedFleet implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final Vertx vertx;
    private final FleetCounters counters;
    private final int beds;
    private final Map<DeviceId, Ward> wards = new HashMap<>();

    /** What all beds of a fleet share. */
    record Parts(
            FleetSettings settings, FleetCounters counters, FleetListener listener, Clock clock) {}

    private BedFleet(Vertx vertx, FleetCounters counters, int beds) {
        this.vertx = vertx;
        this.counters = counters;
        this.beds = beds;
    }

    /** Switches the beds of {@code households} on, on the system's clock. */
    public static BedFleet start(FleetSettings settings, List<Household> households) {
        return start(settings, households, FleetListener.NONE, Clock.systemUTC());
    }

    /** Switches the beds of {@code households} on; returns at once, they connect one by one. */
    public static BedFleet start(
            FleetSettings settings,
            List<Household> households,
            FleetListener listener,
            Clock clock) {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(settings.eventLoops())
                                .setWorkerPoolSize(1)
                                .setInternalBlockingPoolSize(1));
        FleetCounters counters = new FleetCounters();
        BedFleet fleet = new BedFleet(vertx, counters, households.size());
        fleet.deploy(new Parts(settings, counters, listener, clock), households);
        return fleet;
    }

    private void deploy(Parts parts, List<Household> households) {
        int loops = parts.settings().eventLoops();
        List<List<Ward.Place>> places = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            places.add(new ArrayList<>());
        }
        for (int number = 0; number < households.size(); number++) {
            Bed bed = Bed.of(parts.settings().seed(), households.get(number));
            places.get(number % loops).add(new Ward.Place(bed, number));
        }
        for (List<Ward.Place> of : places) {
            Ward ward = new Ward(parts, of, households.size());
            vertx.deployVerticle(ward).toCompletionStage().toCompletableFuture().join();
            of.forEach(place -> wards.put(place.bed().household().bed(), ward));
        }
    }

    /**
     * Presses the SOS button of a bed. Done when the gateway has acknowledged it, however long that
     * takes; fails with {@link IllegalStateException} where the fleet is closed before that, and
     * with {@link IllegalArgumentException} for a bed that is not of this fleet.
     */
    public CompletableFuture<Press> sosNow(DeviceId bed) {
        return raise(bed, Cause.SOS);
    }

    /** The same for any cause that a bed's kit can tell of. */
    public CompletableFuture<Press> raise(DeviceId bed, Cause cause) {
        return ask(bed, one -> one.press(cause));
    }

    /** Says that what a bed had raised is over; done and failed as {@link #sosNow}. */
    public CompletableFuture<Press> end(DeviceId bed, Cause cause) {
        return ask(bed, one -> one.over(cause));
    }

    private CompletableFuture<Press> ask(
            DeviceId bed, Function<FleetBed, CompletableFuture<Press>> question) {
        Ward ward = wards.get(bed);
        if (ward == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no bed " + bed));
        }
        return ward.ask(bed, question);
    }

    public FleetCounts counts() {
        return counters.snapshot(beds);
    }

    /** Switches all beds off in order, and frees the threads. */
    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(CLOSING_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
