package cn.yinling.simulators.bench;

import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.load.Crowd;
import cn.yinling.simulators.load.CrowdPlan;
import cn.yinling.simulators.load.CrowdResult;
import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.process.AuditedGateway;
import cn.yinling.simulators.process.GatewayJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What many connected devices cost that mostly say nothing, as beds at night. */
final class ConnectionsBench implements Bench {
    private static final Set<String> OPTIONS =
            Set.of("--count", "--every", "--seconds", "--at-once", "--threads", "--heap");

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        int count = options.number("--count", 20_000);
        CrowdPlan plan =
                new CrowdPlan(
                        Duration.ofSeconds(options.number("--every", 30)),
                        Duration.ofSeconds(options.number("--seconds", 60)),
                        options.number("--at-once", 100),
                        options.number("--threads", 1));
        OpenFiles.require(count);
        String asked = options.text("--heap");
        Path folder = Files.createTempDirectory("yinling-bench");
        System.err.printf("connections: entering %,d devices%n", count);
        try (AuditedGateway gateway =
                AuditedGateway.start(
                        folder,
                        null,
                        Fleet.register(count),
                        asked == null ? GatewayJvm.USUAL : new GatewayJvm(asked, List.of()),
                        Map.of())) {
            return measure(gateway, plan);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, @Nullable Object> measure(AuditedGateway gateway, CrowdPlan plan)
            throws IOException, InterruptedException {
        List<LoadDevice> devices =
                gateway.logins().stream()
                        .map(login -> new LoadDevice(login.device(), login.password()))
                        .toList();
        GatewayMemory memory = new GatewayMemory(gateway);
        long heapBefore = memory.heapAfterCollection();
        try (GatewayMeter meter = GatewayMeter.start(gateway.metrics());
                Crowd crowd = new Crowd(gateway.mqttPort(), plan)) {
            Duration took = crowd.connect(devices, progress(devices.size()));
            crowd.stay();
            CrowdResult result = crowd.result();
            long heap = memory.heapAfterCollection();
            Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
            numbers.put("connected", result.connected());
            numbers.put("broken", result.broken());
            numbers.put("connect_per_s", Math.round(devices.size() * 1000.0 / took.toMillis()));
            numbers.put("heap_used_mb", GatewayMemory.megabytes(heap));
            numbers.put("heap_before_mb", GatewayMemory.megabytes(heapBefore));
            numbers.put("heap_a_connection_bytes", (heap - heapBefore) / devices.size());
            numbers.put("heap_peak_mb", meter.heapPeakMegabytes());
            numbers.put("rss_mb", GatewayMemory.megabytes(memory.resident()));
            numbers.put("gateway_cores", meter.meanCores());
            numbers.put("readings_per_s", result.sent() / plan.duration().toSeconds());
            numbers.put("ack_p50_ms", result.latencyMillis(50));
            numbers.put("ack_p99_ms", result.latencyMillis(99));
            return numbers;
        }
    }

    /** A line every so many. */
    private static IntConsumer progress(int all) {
        int step = Math.max(1, all / 10);
        int[] told = {0};
        return settled -> {
            if (settled / step > told[0]) {
                told[0] = settled / step;
                System.err.printf("connections: %,d of %,d%n", settled, all);
            }
        };
    }
}
