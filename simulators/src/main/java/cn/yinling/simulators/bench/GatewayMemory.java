package cn.yinling.simulators.bench;

import cn.yinling.simulators.process.AuditedGateway;
import cn.yinling.simulators.process.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a gateway process really holds. */
record GatewayMemory(AuditedGateway gateway) {
    private static final long KILOBYTE = 1024;

    static long megabytes(long bytes) {
        return Math.round(bytes / (double) (KILOBYTE * KILOBYTE));
    }

    /** Heap in use when all garbage is gone, in bytes. */
    long heapAfterCollection() throws IOException, InterruptedException {
        gateway.process().collect();
        try (Scrape scrape = new Scrape(gateway.metrics())) {
            return (long) scrape.meters().sum(GatewayMeter.HEAP);
        }
    }

    /** Memory of the process, heap and all, in bytes; as Linux counts it. */
    long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(gateway.process().pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findAny()
                .orElse(0);
    }
}
