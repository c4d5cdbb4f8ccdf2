package cn.yinling.simulators.bench;

import cn.yinling.simulators.process.Scrape;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the gateway's own meters once a second while a measurement runs. Thread-safe. */
final class GatewayMeter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayMeter.class);
    static final Pattern HEAP = Scrape.series("jvm_memory_used_bytes", "area=\"heap\"");
    private static final Pattern CPU = Scrape.series("process_cpu_usage");
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final double MEGABYTE = 1024 * 1024;

    private final Scrape scrape;
    private final Thread thread;
    private final List<Look> looks = new ArrayList<>();

    /**
     * What was seen.
     *
     * @param nanos {@link System#nanoTime()}
     * @param cores in use
     */
    record Look(long nanos, double heapMegabytes, double cores) {
        static final Look NONE = new Look(0, 0, 0);
    }

    private GatewayMeter(URI metrics) {
        this.scrape = new Scrape(metrics);
        this.thread = Thread.ofVirtual().name("gateway-meter").unstarted(this::run);
    }

    static GatewayMeter start(URI metrics) {
        GatewayMeter meter = new GatewayMeter(metrics);
        meter.thread.start();
        return meter;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Scrape.Meters meters = scrape.meters();
            double cores = meters.sum(CPU) * Runtime.getRuntime().availableProcessors();
            note(new Look(System.nanoTime(), meters.sum(HEAP) / MEGABYTE, cores));
        } catch (IOException e) {
            LOG.debug("one look less, the gateway did not answer: {}", e.toString());
        }
    }

    private synchronized void note(Look look) {
        looks.add(look);
    }

    /** All its meters now. */
    Scrape.Meters meters() throws IOException, InterruptedException {
        return scrape.meters();
    }

    synchronized List<Look> looks() {
        return List.copyOf(looks);
    }

    synchronized Look last() {
        return looks.isEmpty() ? Look.NONE : looks.getLast();
    }

    long heapPeakMegabytes() {
        return Math.round(looks().stream().mapToDouble(Look::heapMegabytes).max().orElse(0));
    }

    /** Cores in use, on average. */
    double meanCores() {
        double mean = looks().stream().mapToDouble(Look::cores).average().orElse(0);
        return Math.round(mean * 100) / 100.0;
    }

    @Override
    public void close() {
        thread.interrupt();
        scrape.close();
    }
}
