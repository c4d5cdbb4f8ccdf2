package cn.yinling.simulators.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a gateway process really holds. Stateless. */
final class GatewayMemory {
    private static final long KILOBYTE = 1024;

    private final long pid;
    private final URI metrics;

    GatewayMemory(long pid, URI metrics) {
        this.pid = pid;
        this.metrics = metrics;
    }

    static long megabytes(long bytes) {
        return Math.round(bytes / (double) (KILOBYTE * KILOBYTE));
    }

    /** Heap in use when all garbage is gone, in bytes. */
    long heapAfterCollection() throws IOException, InterruptedException {
        Process collection =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid),
                                "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (collection.waitFor() != 0) {
            throw new IllegalStateException("jcmd cannot reach the gateway's process");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(metrics).build();
            return (long)
                    GatewayMeter.heap(
                            client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** Memory of the process, heap and all, in bytes; as Linux counts it. */
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findAny()
                .orElse(0);
    }
}
