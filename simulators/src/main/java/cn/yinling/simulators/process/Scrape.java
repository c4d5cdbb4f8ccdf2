package cn.yinling.simulators.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a process's meters (Prometheus text format) over loopback. Thread-safe. */
public final class Scrape implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    public Scrape(URI metrics) {
        request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
    }

    /** What it answered once. */
    public record Meters(String text) {
        /** The sum over all its series whose name and labels match; 0 where there is none. */
        public double sum(Pattern series) {
            double sum = 0;
            for (Matcher matcher = series.matcher(text); matcher.find(); ) {
                sum += Double.parseDouble(matcher.group(1));
            }
            return sum;
        }
    }

    /** Every series of that name, its value as group 1. */
    public static Pattern series(String name) {
        return Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE);
    }

    /** Every series of that name with that label. */
    public static Pattern series(String name, String label) {
        return Pattern.compile(
                "^" + name + "\\{[^}]*" + label + "[^}]*} (\\S+)", Pattern.MULTILINE);
    }

    /** Throws {@link IOException} where the process does not answer. */
    public Meters meters() throws IOException, InterruptedException {
        return new Meters(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
