package cn.yinling.simulators.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the gateway's own meters once a second while a measurement runs. Thread-safe. */
final class GatewayMeter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayMeter.class);
    private static final Pattern HEAP =
            Pattern.compile(
                    "^jvm_memory_used_bytes\\{[^}]*area=\"heap\"[^}]*} (\\S+)", Pattern.MULTILINE);
    private static final Pattern CPU =
            Pattern.compile("^process_cpu_usage\\{[^}]*} (\\S+)", Pattern.MULTILINE);
    private static final double MEGABYTE = 1024 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Thread thread;
    private double heapPeak;
    private double cpuSum;
    private int looks;

    private GatewayMeter(URI metrics) {
        this.request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
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
                Thread.sleep(Duration.ofSeconds(1));
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            note(sum(HEAP, text), sum(CPU, text));
        } catch (IOException e) {
            LOG.debug("one look less, the gateway did not answer: {}", e.toString());
        }
    }

    private synchronized void note(double heap, double cpu) {
        heapPeak = Math.max(heapPeak, heap);
        cpuSum += cpu;
        looks++;
    }

    /** Heap in use as that page of meters says it, in bytes. */
    static double heap(String page) {
        return sum(HEAP, page);
    }

    private static double sum(Pattern pattern, String text) {
        double sum = 0;
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            sum += Double.parseDouble(matcher.group(1));
        }
        return sum;
    }

    synchronized long heapPeakMegabytes() {
        return Math.round(heapPeak / MEGABYTE);
    }

    /** Cores in use, on average. */
    synchronized double meanCores() {
        double share = looks == 0 ? 0 : cpuSum / looks;
        return Math.round(share * Runtime.getRuntime().availableProcessors() * 100) / 100.0;
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
