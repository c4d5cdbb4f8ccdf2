package cn.yinling.simulators.crash;

import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.demo.Folders;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.process.AuditedGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** One audit, in a folder of its own that is deleted afterwards. */
final class CrashAudit {
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(1500);
    private static final int ROUND_SPREAD_MILLIS = 3000;

    private CrashAudit() {}

    /**
     * Runs it.
     *
     * @param say told how far it has come, a line at a time
     */
    static Counts run(CrashOptions options, Consumer<String> say)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("yinling-crash");
        say.accept("starting database and gateway");
        District district = District.ofSeed(options.seed(), options.devices());
        Counts counts;
        try (AuditedGateway gateway =
                AuditedGateway.start(folder, null, DistrictRegister.of(district), Map.of())) {
            counts = audit(options, gateway, say);
        }
        if (counts.isClean()) {
            Folders.delete(folder);
        } else {
            say.accept("database and gateway's log are kept in " + folder);
        }
        return counts;
    }

    private static Counts audit(CrashOptions options, AuditedGateway gateway, Consumer<String> say)
            throws InterruptedException {
        List<NumberingDevice> devices =
                gateway.logins().stream()
                        .limit(options.devices())
                        .map(login ->
                                new NumberingDevice(
                                        gateway.mqtt(), login.device(), login.password()))
                        .toList();
        try {
            kill(options, gateway, devices, say);
            for (NumberingDevice device : devices) {
                device.finish();
            }
            return new Ledger(gateway.database().jdbi()).audit(options.rounds(), devices);
        } finally {
            devices.forEach(NumberingDevice::close);
        }
    }

    private static void kill(
            CrashOptions options,
            AuditedGateway gateway,
            List<NumberingDevice> devices,
            Consumer<String> say)
            throws InterruptedException {
        Random random = new Random(options.seed());
        for (int round = 1; round <= options.rounds(); round++) {
            Thread.sleep(SHORTEST_ROUND.plusMillis(random.nextInt(ROUND_SPREAD_MILLIS)));
            long acknowledged = devices.stream().mapToLong(NumberingDevice::acknowledged).sum();
            gateway.process().killAndStart();
            gateway.process().awaitReady();
            say.accept(
                    "round %d of %d: gateway killed after %d acknowledged, ready again"
                            .formatted(round, options.rounds(), acknowledged));
        }
    }
}
