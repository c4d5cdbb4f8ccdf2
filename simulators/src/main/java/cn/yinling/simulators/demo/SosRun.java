package cn.yinling.simulators.demo;

import cn.yinling.simulators.demo.Timeline.Step;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.pbx.Pbx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Many SOS one after the other through the whole platform in this process, timed in microseconds
 * since the publish.
 *
 * @param committed until the bed had the PUBACK
 * @param onScreen until the offer had come over the seat's WebSocket
 * @param ringing until the seat's telephone rang
 */
public record SosRun(Histogram committed, Histogram onScreen, Histogram ringing) {
    private static final int WARM_UP = 100;
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

    /**
     * Runs it.
     *
     * @throws IllegalStateException where an SOS did not come through, naming the steps that are
     *     missing
     */
    public static SosRun of(int beds, int count) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yinling-sos");
        SosWitness.Rings rings = new SosWitness.Rings();
        try (Pbx exchange = DemoExchange.start(0, rings);
                Platform platform =
                        Platform.start(
                                Ports.FREE,
                                District.ofSeed(1, beds),
                                folder,
                                DemoExchange.of(exchange));
                SosWitness witness = new SosWitness(platform, rings, 1)) {
            String nobody = witness.awaitEverybody();
            if (nobody != null) {
                throw new IllegalStateException(nobody);
            }
            return run(platform.households(), witness, count);
        } finally {
            Folders.delete(folder);
        }
    }

    private static SosRun run(List<Household> homes, SosWitness witness, int count)
            throws IOException, InterruptedException {
        SosRun run = new SosRun(histogram(), histogram(), histogram());
        for (int i = 0; i < WARM_UP + count; i++) {
            Timeline timeline = witness.follow(homes.get(i % homes.size()).bed());
            if (!timeline.missing().isEmpty()) {
                throw new IllegalStateException(
                        "SOS %d lacks %s".formatted(i + 1, timeline.missing()));
            }
            if (i >= WARM_UP) {
                run.record(timeline);
            }
        }
        return run;
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, 3);
    }

    private void record(Timeline timeline) {
        committed.recordValue(micros(timeline.after(Step.COMMITTED)));
        onScreen.recordValue(micros(timeline.after(Step.ON_SCREEN)));
        ringing.recordValue(micros(timeline.after(Step.PHONE_RINGING)));
    }

    private static long micros(Duration duration) {
        return Math.max(0, duration.toNanos() / 1000);
    }
}
