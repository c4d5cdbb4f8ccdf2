package cn.yinling.simulators.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server of ours as a child process that can be killed and started again on the same ports. Not
 * thread-safe.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String name;
    private final List<String> command;
    private final Map<String, String> settings;
    private final Path log;
    private final Readiness readiness;
    private Process process;

    /**
     * Starts it.
     *
     * @param name what it is called in messages
     * @param command of its virtual machine, where its files are
     * @param settings configuration as environment variables
     * @param webPort where its health is asked for
     */
    public ServerProcess(
            String name,
            List<String> command,
            Map<String, String> settings,
            int webPort,
            Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.settings = Map.copyOf(settings);
        this.readiness = new Readiness(webPort);
        this.log = log;
        this.process = launch();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            Process started = builder.start();
            Orphans.none(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the " + name, e);
        }
    }

    /** SIGKILL; it is gone when this returns. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A new one on the same ports; returns at once. */
    public void start() {
        if (process.isAlive()) {
            throw new IllegalStateException("the %s runs already".formatted(name));
        }
        process = launch();
    }

    /** Of the process that runs now. */
    public long pid() {
        return process.pid();
    }

    /** Collects its whole heap, so that its log says what of it lives. Blocks. */
    public void collect() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process command =
                new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (command.waitFor() != 0) {
            throw new IOException("jcmd could not collect the heap of the " + name);
        }
    }

    /**
     * Blocks until it answers that it is ready; throws {@link IllegalStateException} where it does
     * not.
     */
    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        String problem = "not asked yet";
        while (System.nanoTime() < end && process.isAlive()) {
            problem = readiness.problem();
            if (problem == null) {
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new IllegalStateException(
                "the %s %s: %s; see %s"
                        .formatted(
                                name,
                                process.isAlive()
                                        ? "is not ready after %d s"
                                                .formatted(READY_LIMIT.toSeconds())
                                        : "has ended, exit code %d".formatted(process.exitValue()),
                                problem,
                                log));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
        readiness.close();
    }
}
