package cn.yinling.simulators.bench;

import cn.yinling.register.Register;
import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.load.LoadGenerator;
import cn.yinling.simulators.load.LoadPlan;
import cn.yinling.simulators.load.LoadResult;
import cn.yinling.simulators.process.AuditedGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many messages a second become durable, and how soon they are acknowledged. */
final class IngestBench implements Bench {
    private static final Set<String> OPTIONS =
            Set.of(
                    "--connections",
                    "--window",
                    "--rate",
                    "--seconds",
                    "--warm-up",
                    "--threads",
                    "--db");

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        Register register = Fleet.register(options.number("--connections", 50));
        LoadPlan plan = plan(options);
        Path folder = Files.createTempDirectory("yinling-bench");
        try (AuditedGateway gateway =
                AuditedGateway.start(folder, options.text("--db"), register, Map.of())) {
            DiskProbe disk = DiskProbe.measure(folder);
            return measure(gateway, plan, disk);
        } finally {
            Folders.delete(folder);
        }
    }

    static LoadPlan plan(Arguments options) {
        return new LoadPlan(
                options.number("--window", 200),
                options.number("--rate", 0),
                Duration.ofSeconds(options.number("--warm-up", 10)),
                Duration.ofSeconds(options.number("--seconds", 15)),
                options.number("--threads", 1));
    }

    private static Map<String, @Nullable Object> measure(
            AuditedGateway gateway, LoadPlan plan, DiskProbe disk)
            throws IOException, InterruptedException {
        List<LoadDevice> devices = Fleet.devices(gateway.logins());
        LoadResult result;
        GatewayMeter meter = GatewayMeter.start(gateway.metrics());
        try (meter) {
            result = LoadGenerator.run(gateway.mqttPort(), plan, devices, new Watch(meter));
        }
        LatencyPicture.of(result.latency()).forEach(System.err::println);
        Stored stored = Stored.check(gateway.database(), result.promises());
        CopyLimit limit = CopyLimit.measure(gateway.database());
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("connections", devices.size());
        numbers.put("window", plan.window());
        numbers.put("durable_per_s", Math.round(result.perSecond()));
        putLatency(numbers, "ack", result);
        disk.put(numbers);
        putLimit(numbers, result, limit);
        numbers.put("lost", stored.lost());
        numbers.put("duplicates", stored.duplicates());
        numbers.put("unanswered", result.sent() - result.promised() - result.refused());
        numbers.put("refused", result.refused());
        numbers.put("broken_connections", result.broken());
        numbers.put("heap_peak_mb", meter.heapPeakMegabytes());
        numbers.put("gateway_cores", meter.meanCores());
        return numbers;
    }

    static void putLatency(Map<String, @Nullable Object> numbers, String name, LoadResult result) {
        numbers.put(name + "_p50_ms", result.latencyMillis(50));
        numbers.put(name + "_p99_ms", result.latencyMillis(99));
        numbers.put(name + "_p999_ms", result.latencyMillis(99.9));
    }

    /** Null where the run was too short to have a batch to copy. */
    private static void putLimit(
            Map<String, @Nullable Object> numbers, LoadResult result, CopyLimit limit) {
        boolean isKnown = limit.rowsPerSecond() > 0;
        numbers.put("copy_limit_per_s", isKnown ? Math.round(limit.rowsPerSecond()) : null);
        numbers.put(
                "ratio_to_copy",
                isKnown
                        ? Math.round(100 * result.perSecond() / limit.rowsPerSecond()) / 100.0
                        : null);
    }
}
