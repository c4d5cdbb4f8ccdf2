package cn.yinling.simulators.demo;

import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.simulators.process.Usage;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./care demo}. */
public final class DemoMain {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMain.class);

    private DemoMain() {}

    /** Exit code 0, or 1 with a line on standard error that says why. */
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Usage.of("demo"));
            return;
        }
        System.exit(run(arguments, System.out));
    }

    private static int run(String[] arguments, PrintStream out) throws InterruptedException {
        try {
            DemoOptions options = DemoOptions.parse(List.of(arguments));
            return options.isOnce() ? OneSos.run(options, out) : Demo.run(options, out);
        } catch (IllegalArgumentException | PortTakenException | UncheckedIOException e) {
            LOG.debug("the demo cannot start", e);
            System.err.println("demo: " + e.getMessage());
            return 1;
        }
    }
}
