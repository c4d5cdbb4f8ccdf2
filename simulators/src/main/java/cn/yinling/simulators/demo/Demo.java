package cn.yinling.simulators.demo;

import cn.yinling.simulators.agents.Pace;
import cn.yinling.simulators.agents.RobotAgents;
import cn.yinling.simulators.agents.RobotSettings;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.FleetSettings;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.PhoneListener;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The demo that stays: prints where to look, then one live line until it is ended. */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration READING_EVERY = Duration.ofSeconds(5);

    private Demo() {}

    /** Returns when the process is told to end. */
    static int run(DemoOptions options, PrintStream out) throws InterruptedException {
        out.println("starting; the first time this takes a few seconds more");
        // One bed more than simulated: it is left to whoever tries the demo.
        District district = District.ofSeed(options.seed(), options.beds() + 1);
        Pbx exchange = DemoExchange.start(Ports.USUAL.exchange(), new PhoneListener() {});
        Platform platform = started(exchange, district, options.folder());
        List<Household> homes = platform.households();
        FleetSettings beds =
                FleetSettings.of("127.0.0.1", platform.gateway().mqttPort(), options.seed())
                        .every(READING_EVERY);
        BedFleet fleet = BedFleet.start(beds, homes.subList(0, options.beds()));
        RobotAgents robots = robots(platform, exchange, options.seed());
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> end(main, List.of(robots, fleet, platform, exchange)),
                                "end-of-demo"));
        out.print(welcome(platform, homes.getLast()));
        new StatusLine(platform, fleet, out).showUntilInterrupted();
        return 0;
    }

    private static RobotAgents robots(Platform platform, Pbx exchange, long seed) {
        Staff staff = platform.staff();
        return RobotAgents.start(
                new RobotSettings(
                        URI.create("http://127.0.0.1:" + platform.hotline().webPort()),
                        staff.robots().stream()
                                .map(robot ->
                                        new RobotSettings.Credentials(robot, staff.robotPassword()))
                                .toList(),
                        Pace.human(),
                        seed),
                new DeskPhones(exchange),
                Clock.systemUTC());
    }

    private static Platform started(Pbx exchange, District district, Path folder) {
        try {
            return Platform.start(Ports.USUAL, district, folder, DemoExchange.of(exchange));
        } catch (RuntimeException | Error e) {
            exchange.close();
            throw e;
        }
    }

    private static void end(Thread main, List<AutoCloseable> parts) {
        main.interrupt();
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} did not end in order", part.getClass().getSimpleName(), e);
            }
        }
    }

    private static String welcome(Platform platform, Household yours) {
        String bed = yours.bed().value();
        String publish =
                "mosquitto_pub -V 5 -q 1 -h 127.0.0.1 -p %d -i %s -u %s -P %s"
                        .formatted(platform.gateway().mqttPort(), bed, bed, yours.password());
        return """

        Console (坐席工作台)   http://127.0.0.1:%d/   agent %s, password %s
        Kiosk (自助终端)       http://127.0.0.1:%d/   hold the button for 3 s
        Gateway               http://127.0.0.1:%d/api/status   /metrics   /health/ready

        Robots work at the 16 seats. Take any seat: they stand back while you are ready.
        Bed %s is yours. An SOS from it:
          %s \\
            -t care/v1/%s/alarm -m '[{"n":"sos","vb":true}]'

        """
                .formatted(
                        platform.hotline().webPort(),
                        String.join(" or ", platform.staff().people()),
                        Staff.PASSWORD,
                        platform.kiosk().port(),
                        platform.gateway().webPort(),
                        bed,
                        publish,
                        bed);
    }
}
