package cn.yinling.runtime.process;

import cn.yinling.runtime.config.ConfigLoader;
import cn.yinling.runtime.config.InvalidConfigException;
import cn.yinling.runtime.config.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frame of a {@code main}: arguments, configuration, start, orderly end. */
public final class Launch {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private Launch() {}

    /**
     * Starts a process and returns; the process ends on SIGTERM or SIGINT. Where it cannot start it
     * ends with one line on standard error: with exit code 1 where a person must change something
     * first, with 70 (EX_SOFTWARE), as when a vital loop ends, where another try may help.
     *
     * @param name what the process is called in logs
     * @param arguments {@code --config FILE} or {@code --help}
     * @param start builds and starts the parts; what it returns is closed at the end
     */
    @SuppressWarnings("SystemExitOutsideMain") // this is main's frame
    public static <T extends Record> void run(
            String name, String[] arguments, Class<T> config, Function<T, AutoCloseable> start) {
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught(Launch::end));
        try {
            if (arguments.length == 1 && arguments[0].equals("--help")) {
                System.out.println(usage(name));
                return;
            }
            T loaded = ConfigLoader.load(config, configFile(name, arguments), System.getenv());
            for (Variables.Unknown unknown : Variables.unknown(config, System.getenv())) {
                LOG.warn("{} sets nothing, did you mean {}?", unknown.name(), unknown.nearest());
            }
            AutoCloseable process = start.apply(loaded);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> close(name, process), "end-of-" + name));
            LOG.info("{} is up", name);
        } catch (InvalidConfigException | CannotStartException | UsageException e) {
            System.err.println(name + ": " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException | Error e) {
            LOG.debug("{} cannot start", name, e);
            System.err.println(name + " cannot start: " + e);
            System.exit(Uncaught.EXIT_CODE);
        }
    }

    /** Ends in order, or without where that takes too long: a loop that failed may hold others. */
    @SuppressWarnings("SystemExitOutsideMain") // on behalf of main
    private static void end(int code) {
        Thread.ofPlatform()
                .daemon()
                .name("end-of-patience")
                .start(() -> {
                    try {
                        Thread.sleep(LONGEST_END);
                    } catch (InterruptedException e) {
                        LOG.debug("ending at once");
                    }
                    Runtime.getRuntime().halt(code);
                });
        System.exit(code);
    }

    private static @Nullable Path configFile(String name, String[] arguments) {
        if (arguments.length == 0) {
            return null;
        }
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            throw new UsageException("cannot read these arguments. " + usage(name));
        }
        return Path.of(arguments[1]);
    }

    private static String usage(String name) {
        return "usage: %s [--config FILE] [--help]; every key can be set by a variable, mqtt.port by YINLING_MQTT_PORT"
                .formatted(name);
    }

    private static void close(String name, AutoCloseable process) {
        try {
            process.close();
            LOG.info("{} has ended in order", name);
        } catch (Exception e) {
            LOG.error("{} did not end in order", name, e);
        }
    }

    private static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
