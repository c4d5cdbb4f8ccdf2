package cn.yinling.simulators.beds;

import cn.yinling.link.topic.DeviceId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The beds of one event loop. */
final class Ward extends VerticleBase {
    private final BedFleet.Parts parts;
    private final List<Place> places;
    private final int bedsInFleet;
    private final Map<DeviceId, FleetBed> beds = new LinkedHashMap<>();

    /**
     * A bed's place in the fleet.
     *
     * @param number from 0
     */
    record Place(Bed bed, int number) {}

    Ward(BedFleet.Parts parts, List<Place> places, int bedsInFleet) {
        this.parts = parts;
        this.places = places;
        this.bedsInFleet = bedsInFleet;
    }

    @Override
    public Future<?> start() {
        for (Place place : places) {
            FleetBed bed =
                    new FleetBed(
                            vertx,
                            parts,
                            place.bed(),
                            parts.settings().mishapsPerHour() / bedsInFleet);
            beds.put(bed.id(), bed);
            vertx.setTimer(connectMillis(place), now -> bed.connect());
            vertx.setTimer(phaseMillis(place), now -> begin(bed));
        }
        return Future.succeededFuture();
    }

    private void begin(FleetBed bed) {
        bed.tick();
        bed.tickEvery(parts.settings().interval());
    }

    private long connectMillis(Place place) {
        return 1 + 1_000L * place.number() / parts.settings().connectsPerSecond();
    }

    /** The beds' readings are spread evenly over the interval, after the bed may be connected. */
    private long phaseMillis(Place place) {
        long interval = parts.settings().interval().toMillis();
        long phase = interval * place.number() / bedsInFleet;
        return Math.max(phase, connectMillis(place) / interval * interval + phase) + 1;
    }

    Context home() {
        return context;
    }

    /** On the ward's own event loop. */
    <T> CompletableFuture<T> ask(DeviceId id, Function<FleetBed, CompletableFuture<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        home().runOnContext(now -> {
            FleetBed bed = beds.get(id);
            if (bed == null) {
                answer.completeExceptionally(new IllegalArgumentException("no bed " + id));
                return;
            }
            var _ =
                    question.apply(bed)
                            .whenComplete((value, failure) -> {
                                if (failure != null) {
                                    answer.completeExceptionally(failure);
                                } else {
                                    answer.complete(value);
                                }
                            });
        });
        return answer;
    }

    @Override
    public Future<?> stop() {
        return Future.join(beds.values().stream().map(FleetBed::close).toList()).otherwiseEmpty();
    }
}
