package cn.yinling.simulators.bench;

import cn.yinling.register.DeviceLogin;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.FleetListener;
import cn.yinling.simulators.beds.FleetSettings;
import cn.yinling.simulators.demo.DistrictRegister;
import cn.yinling.simulators.district.District;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The beds of a district, which do nothing by chance. */
final class Beds {
    private static final Duration ONLINE_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int CONNECTS_PER_SECOND = 200;
    private static final int EVENT_LOOPS = 2;
    private static final long SEED = 1;

    private Beds() {}

    /** Switches them on; returns when all are online. */
    static BedFleet online(District district, List<DeviceLogin> logins, int mqttPort)
            throws InterruptedException {
        FleetSettings settings =
                new FleetSettings(
                        "127.0.0.1",
                        mqttPort,
                        Duration.ofSeconds(15),
                        CONNECTS_PER_SECOND,
                        0,
                        EVENT_LOOPS,
                        SEED);
        BedFleet fleet =
                BedFleet.start(
                        settings,
                        DistrictRegister.homes(district, logins),
                        FleetListener.NONE,
                        Clock.systemUTC());
        long end = System.nanoTime() + ONLINE_LIMIT.toNanos();
        while (fleet.counts().online() < district.households().size()) {
            if (System.nanoTime() > end) {
                fleet.close();
                throw new IllegalStateException("not all beds came online");
            }
            Thread.sleep(LOOK_EVERY);
        }
        return fleet;
    }
}
