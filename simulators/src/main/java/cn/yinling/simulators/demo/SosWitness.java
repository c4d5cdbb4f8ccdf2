package cn.yinling.simulators.demo;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.FleetSettings;
import cn.yinling.simulators.beds.Press;
import cn.yinling.simulators.demo.Timeline.Step;
import cn.yinling.simulators.pbx.PhoneCall;
import cn.yinling.simulators.pbx.PhoneListener;
import cn.yinling.simulators.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All beds, and one agent at one seat who does at once what an agent does: accepts when the
 * telephone rings, and closes. Notes when each step of an SOS is seen. For one thread.
 */
final class SosWitness implements AutoCloseable {
    private static final Duration ONLINE_LIMIT = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration READING_EVERY = Duration.ofSeconds(5);
    private static final int SEAT = 1;

    private final Platform platform;
    private final Rings rings;
    private final BedFleet fleet;
    private final Readiness hotlineReadiness;
    private final SeatClient seat;

    /** Hears the telephones; given to the platform before the witness comes. */
    static final class Rings implements PhoneListener {
        private final AtomicReference<@Nullable Timeline> timeline = new AtomicReference<>();

        @Override
        public void rings(PhoneCall call) {
            Timeline current = timeline.get();
            if (current != null && call.phone().startsWith("seat-")) {
                current.mark(Step.PHONE_RINGING, Instant.now());
            }
        }
    }

    SosWitness(Platform platform, Rings rings, long seed) throws IOException, InterruptedException {
        this.platform = platform;
        this.rings = rings;
        this.hotlineReadiness = new Readiness(platform.hotline().webPort());
        FleetSettings settings =
                FleetSettings.of("127.0.0.1", platform.gateway().mqttPort(), seed)
                        .every(READING_EVERY)
                        .withMishapsPerHour(0);
        this.fleet = BedFleet.start(settings, platform.households());
        URI hotline = URI.create("http://127.0.0.1:" + platform.hotline().webPort());
        try {
            this.seat =
                    SeatClient.signIn(
                            hotline, platform.staff().people().getFirst(), Staff.PASSWORD, SEAT);
        } catch (IOException | InterruptedException e) {
            fleet.close();
            throw e;
        }
    }

    /**
     * Waits until every bed, the hotline and the exchange are connected; what is missing, or null.
     */
    @Nullable String awaitEverybody() throws InterruptedException {
        long end = System.nanoTime() + ONLINE_LIMIT.toNanos();
        String missing = missing();
        while (missing != null && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(50));
            missing = missing();
        }
        if (missing == null) {
            seat.ready();
        }
        return missing;
    }

    private @Nullable String missing() throws InterruptedException {
        int beds = platform.households().size();
        long online = fleet.counts().online();
        if (online < beds) {
            return "%d of %d beds are online".formatted(online, beds);
        }
        String problem = hotlineReadiness.problem();
        return problem == null ? null : "the hotline is not ready: " + problem;
    }

    /** Presses a bed's button and follows it to its end, 30 s at most. */
    Timeline follow(DeviceId bed) throws IOException, InterruptedException {
        Timeline timeline = new Timeline();
        rings.timeline.set(timeline);
        CompletableFuture<Void> committed =
                fleet.sosNow(bed).thenAccept(press -> published(timeline, press));
        handle(timeline, bed + ".sos.");
        committed.cancel(true);
        return timeline;
    }

    private static void published(Timeline timeline, Press press) {
        timeline.mark(Step.PUBLISHED, press.publishedAt());
        timeline.mark(Step.COMMITTED, press.acknowledgedAt());
    }

    private void handle(Timeline timeline, String alarm) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        String accepting = null;
        String closing = null;
        while (System.nanoTime() < end && !timeline.missing().isEmpty()) {
            SeatClient.Sight sight = seat.next(Duration.ofMillis(200)).orElse(null);
            if (sight == null) {
                continue;
            }
            SeatClient.ShownCase offer = sight.offer();
            SeatClient.ShownCase current = sight.current();
            if (offer != null && offer.alarmId().startsWith(alarm)) {
                timeline.mark(Step.ON_SCREEN, sight.at());
                if (accepting == null && offer.phone().equals("ringing")) {
                    accepting = offer.caseId();
                    seat.accept(accepting);
                }
            } else if (current != null && closing == null) {
                closing = current.caseId();
                timeline.mark(Step.ACCEPTED, sight.at());
                seat.close(closing, "test", "demo");
            } else if (current == null && closing != null) {
                timeline.mark(Step.CLOSED, sight.at());
            }
        }
    }

    @Override
    public void close() throws IOException {
        fleet.close();
        hotlineReadiness.close();
        seat.close();
    }
}
