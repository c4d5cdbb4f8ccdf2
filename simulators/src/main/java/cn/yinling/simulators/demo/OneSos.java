package cn.yinling.simulators.demo;

import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.pbx.Pbx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code --once}: the beds come online, one SOS goes its whole way, and its timeline is printed.
 */
final class OneSos {
    /**
     * A running platform has seen many; the first ones through a new process are slower, and not
     * what is shown.
     */
    private static final int REHEARSALS = 20;

    private OneSos() {}

    /** The exit code. */
    static int run(DemoOptions options, PrintStream out) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("yinling-demo");
            out.println("starting gateway, hotline, kiosk and exchange");
            District district = District.ofSeed(options.seed(), options.beds());
            SosWitness.Rings rings = new SosWitness.Rings();
            try (Pbx exchange = DemoExchange.start(0, rings);
                    Platform platform =
                            Platform.start(
                                    Ports.FREE, district, folder, DemoExchange.of(exchange));
                    SosWitness witness = new SosWitness(platform, rings, options.seed())) {
                return witness(platform.households(), witness, out);
            } finally {
                Folders.delete(folder);
            }
        } catch (IOException e) {
            System.err.println("demo: " + e.getMessage());
            return 1;
        }
    }

    private static int witness(List<Household> homes, SosWitness witness, PrintStream out)
            throws IOException, InterruptedException {
        String nobody = witness.awaitEverybody();
        if (nobody != null) {
            out.println("missing: " + nobody);
            return 1;
        }
        out.printf(
                "%d beds online; %d SOS to warm up, then the one that is timed%n",
                homes.size(), REHEARSALS);
        for (int i = 1; i <= REHEARSALS; i++) {
            Timeline rehearsal = witness.follow(homes.get(i % homes.size()).bed());
            if (!rehearsal.missing().isEmpty()) {
                return report(rehearsal, out);
            }
        }
        return report(witness.follow(homes.getFirst().bed()), out);
    }

    private static int report(Timeline timeline, PrintStream out) {
        out.print(timeline.inMilliseconds());
        if (timeline.missing().isEmpty()) {
            return 0;
        }
        out.println("missing: " + timeline.missing());
        return 1;
    }
}
