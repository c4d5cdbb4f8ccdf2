package cn.yinling.simulators.demo;

import cn.yinling.simulators.agents.Pace;
import cn.yinling.simulators.agents.RobotAgents;
import cn.yinling.simulators.agents.RobotSettings;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.FleetSettings;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.pbx.PhoneListener;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The demo that stays: prints where to look, then one live line until it is ended. */
final class Demo {
    private static final Duration READING_EVERY = Duration.ofSeconds(5);

    private Demo() {}

    /** Returns when the process is told to end. */
    static int run(DemoOptions options, PrintStream out) throws InterruptedException {
        out.println("starting; the first time this takes a few seconds more");
        // One bed more than simulated: it is left to whoever tries the demo.
        District district = District.ofSeed(options.seed(), options.beds() + 1);
        Platform platform =
                Platform.start(Ports.USUAL, district, options.folder(), new PhoneListener() {});
        List<Household> homes = platform.households();
        FleetSettings beds =
                FleetSettings.of("127.0.0.1", platform.gateway().mqttPort(), options.seed())
                        .every(READING_EVERY);
        BedFleet fleet = BedFleet.start(beds, homes.subList(0, options.beds()));
        RobotAgents robots = robots(platform, options.seed());
        Thread main = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> end(main, robots, fleet, platform), "end-of-demo"));
        out.print(welcome(platform, homes.getLast()));
        new StatusLine(platform, fleet, out).showUntilInterrupted();
        return 0;
    }

    private static RobotAgents robots(Platform platform, long seed) {
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
                new DeskPhones(platform.exchange()),
                Clock.systemUTC());
    }

    private static void end(Thread main, RobotAgents robots, BedFleet fleet, Platform platform) {
        main.interrupt();
        robots.close();
        fleet.close();
        platform.close();
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
