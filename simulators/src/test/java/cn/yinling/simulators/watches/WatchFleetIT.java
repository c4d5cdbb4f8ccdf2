package cn.yinling.simulators.watches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.district.District;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet at a real gateway: what the watches say is understood. */
class WatchFleetIT {
    private static final int WATCHES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir Path folder;

    private final District district = District.ofSeed(7, WATCHES);
    private final List<Wearer> wearers =
            IntStream.rangeClosed(1, WATCHES).mapToObj(Wearer::ofNumber).toList();

    @Test
    void watchesReportAndEveryTroubleIsAnswered() throws Exception {
        GatewayConfig config =
                GatewayConfig.onFreePorts(
                        DatabaseConfig.embedded(folder.resolve("postgres")),
                        folder.resolve("spool"),
                        new Secret("fleet-hotline-password"));
        try (Gateway gateway = Gateway.start(config)) {
            gateway.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
            gateway.provisioning().enter(DistrictRegister.of(district));
            gateway.provisioning().enter(DistrictRegister.watches(district, wearers));
            WatchSettings settings =
                    WatchSettings.of("127.0.0.1", gateway.watchPort(), 3)
                            .every(Duration.ofMillis(300));
            try (WatchFleet fleet = WatchFleet.start(settings, wearers)) {
                await().atMost(PATIENCE).until(() -> fleet.counts().online() == WATCHES);
                await().atMost(PATIENCE).until(() -> fleet.counts().answers() > 3 * WATCHES);
                int alarms = 0;
                for (Trouble trouble : Trouble.values()) {
                    fleet.raise(wearers.get(alarms).device(), trouble).get(20, TimeUnit.SECONDS);
                    alarms++;
                }
                int raised = alarms;
                // A battery that is said to be low and then read to be full is over at once.
                await().atMost(PATIENCE)
                        .until(() ->
                                gateway.meters().counter("yinling.alarms.raised").count()
                                        >= raised);
                assertThat(gateway.status().devicesOnline()).containsEntry("watch", WATCHES);
                assertThat(gateway.status().messagesCommitted()).isPositive();
                for (String reason : List.of("malformed", "implausible", "unknown-topic")) {
                    assertThat(
                                    gateway.meters()
                                            .counter("yinling.refused", "reason", reason)
                                            .count())
                            .as(reason)
                            .isZero();
                }
            }
        }
    }
}
