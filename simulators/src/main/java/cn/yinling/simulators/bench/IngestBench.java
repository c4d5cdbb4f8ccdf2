package cn.yinling.simulators.bench;

import cn.yinling.hub.registry.Register;
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
        int connections = options.number("--connections", 50);
        LoadPlan plan =
                new LoadPlan(
                        options.number("--window", 200),
                        options.number("--rate", 0),
                        Duration.ofSeconds(options.number("--warm-up", 10)),
                        Duration.ofSeconds(options.number("--seconds", 15)),
                        options.number("--threads", 1));
        Register register = Fleet.register(connections);
        Path folder = Files.createTempDirectory("yinling-bench");
        try (AuditedGateway gateway =
                AuditedGateway.start(folder, options.text("--db"), register, Map.of())) {
            return measure(gateway, plan);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Map<String, @Nullable Object> measure(AuditedGateway gateway, LoadPlan plan)
            throws IOException, InterruptedException {
        List<LoadDevice> devices =
                gateway.logins().stream()
                        .map(login -> new LoadDevice(login.device(), login.password()))
                        .toList();
        LoadResult result;
        GatewayMeter meter = GatewayMeter.start(gateway.metrics());
        try (meter) {
            result = LoadGenerator.run(gateway.mqttPort(), plan, devices);
        }
        long stored = Stored.rows(gateway.database());
        CopyLimit limit = CopyLimit.measure(gateway.database());
        Map<String, @Nullable Object> numbers = new LinkedHashMap<>();
        numbers.put("connections", devices.size());
        numbers.put("window", plan.window());
        numbers.put("durable_per_s", Math.round(result.perSecond()));
        numbers.put("ack_p50_ms", result.latencyMillis(50));
        numbers.put("ack_p99_ms", result.latencyMillis(99));
        numbers.put("ack_p999_ms", result.latencyMillis(99.9));
        putLimit(numbers, result, limit);
        numbers.put("lost", Math.max(0, result.answered() - stored));
        numbers.put("duplicates", Math.max(0, stored - result.sent()));
        numbers.put("broken_connections", result.broken());
        numbers.put("heap_peak_mb", meter.heapPeakMegabytes());
        numbers.put("gateway_cores", meter.meanCores());
        return numbers;
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
