package cn.yinling.simulators.bench;

import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.load.LoadDevice;
import cn.yinling.simulators.process.AuditedGateway;
import cn.yinling.simulators.process.GatewayJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a gateway that is offered many times what it can take: how much it stores, what
 * its heap does, and how soon a quiet bed's SOS is acknowledged meanwhile.
 */
final class OverloadBench implements Bench {
    private static final Set<String> OPTIONS =
            Set.of("--times", "--seconds", "--connections", "--beds", "--heap", "--db");

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public Map<String, @Nullable Object> run(List<String> arguments)
            throws IOException, InterruptedException {
        Arguments options = new Arguments(arguments, OPTIONS);
        int times = options.number("--times", 10, 1, 100);
        int seconds = options.number("--seconds", 60, 10, 600);
        int flooding = options.number("--connections", 200, 2, 10_000);
        int beds = options.number("--beds", 6, 2, 100);
        String heap = options.text("--heap");
        Path folder = Files.createTempDirectory("yinling-bench");
        Path collections = folder.resolve("gc.log");
        GatewayJvm jvm = new GatewayJvm(heap == null ? "1g" : heap, List.of());
        try (AuditedGateway gateway =
                AuditedGateway.start(
                        folder,
                        options.text("--db"),
                        Fleet.register(Capacity.CONNECTIONS + flooding + beds),
                        jvm.logging(collections),
                        Map.of())) {
            List<LoadDevice> devices = Fleet.devices(gateway.logins());
            long capacity = Capacity.measure(gateway, devices.subList(0, Capacity.CONNECTIONS));
            List<LoadDevice> rest = devices.subList(Capacity.CONNECTIONS, devices.size());
            Flood flood =
                    new Flood(
                            gateway,
                            rest.subList(0, flooding),
                            rest.subList(flooding, flooding + beds),
                            times * capacity,
                            Duration.ofSeconds(seconds));
            return new FloodReport(capacity, flood.run(), GcLog.read(collections)).numbers();
        } finally {
            Folders.delete(folder);
        }
    }
}
