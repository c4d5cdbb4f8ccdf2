package cn.yinling.simulators.demo;

import cn.yinling.runtime.process.Parts;
import cn.yinling.simulators.agents.Pace;
import cn.yinling.simulators.agents.RobotAgents;
import cn.yinling.simulators.agents.RobotSettings;
import cn.yinling.simulators.beds.BedFleet;
import cn.yinling.simulators.beds.FleetSettings;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.PhoneListener;
import cn.yinling.simulators.watches.WatchFleet;
import cn.yinling.simulators.watches.WatchSettings;
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
        Parts parts = new Parts();
        Thread main = Thread.currentThread();
        Runnable end =
                () -> {
                    main.interrupt();
                    parts.close();
                };
        try {
            StatusLine line = start(options, parts, out);
            Runtime.getRuntime().addShutdownHook(new Thread(end, "end-of-demo"));
            line.showUntilInterrupted();
            return 0;
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    private static StatusLine start(DemoOptions options, Parts parts, PrintStream out) {
        // One bed more than simulated: it is left to whoever tries the demo.
        District district = District.ofSeed(options.seed(), options.beds() + 1);
        Pbx exchange =
                parts.add(
                        "exchange",
                        DemoExchange.start(Ports.USUAL.exchange(), new PhoneListener() {}));
        Platform platform =
                parts.add(
                        "platform",
                        Platform.start(
                                Ports.USUAL,
                                district,
                                options.folder(),
                                DemoExchange.of(exchange)));
        List<Household> homes = platform.households();
        FleetSettings beds =
                FleetSettings.of("127.0.0.1", platform.gateway().mqttPort(), options.seed())
                        .every(READING_EVERY);
        BedFleet fleet = parts.add("beds", BedFleet.start(beds, homes.subList(0, options.beds())));
        int watchPort = platform.gateway().watchPort();
        parts.add(
                "watches",
                WatchFleet.start(
                        WatchSettings.of("127.0.0.1", watchPort, options.seed()),
                        Platform.wearers()));
        parts.add("robots", robots(platform, exchange, options.seed()));
        out.print(welcome(platform, homes.getLast()));
        return new StatusLine(platform, fleet, out);
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

    private static String welcome(Platform platform, Household yours) {
        String bed = yours.bed().value();
        String publish =
                "mosquitto_pub -V 5 -q 1 -h 127.0.0.1 -p %d -i %s -u %s -P %s"
                        .formatted(platform.gateway().mqttPort(), bed, bed, yours.password());
        return """

        Console (坐席工作台)   http://127.0.0.1:%d/   agent %s, password %s
        Operations (运行页面)  http://127.0.0.1:%d/   %s (changes) or %s (looks), password %s
        Kiosk (自助终端)       http://127.0.0.1:%d/   hold the button for 3 s
        Gateway               http://127.0.0.1:%d/metrics   /health/ready

        Robots work at the 16 seats. Take any seat: they stand back while you are ready.
        Bed %s is yours. An SOS from it:
          %s \\
            -t care/v1/%s/alarm -m '[{"n":"sos","vb":true}]'

        """
                .formatted(
                        platform.hotline().webPort(),
                        String.join(" or ", platform.staff().people()),
                        Staff.PASSWORD,
                        platform.gateway().webPort(),
                        Staff.OPERATOR,
                        Staff.VIEWER,
                        Staff.PASSWORD,
                        platform.kiosk().port(),
                        platform.gateway().webPort(),
                        bed,
                        publish,
                        bed);
    }
}
