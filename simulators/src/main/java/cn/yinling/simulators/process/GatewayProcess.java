package cn.yinling.simulators.process;

import cn.yinling.hub.GatewayMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The gateway as a child process that can be killed and started again on the same ports. Not
 * thread-safe.
 */
public final class GatewayProcess implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Map<String, String> settings;
    private final String heap;
    private final Path log;
    private final Readiness readiness;
    private Process process;

    /**
     * Starts it.
     *
     * @param settings configuration as environment variables
     * @param webPort where its health is asked for
     * @param heap the most it may have, as {@code 512m}
     */
    public GatewayProcess(Map<String, String> settings, int webPort, Path log, String heap) {
        this.settings = settings;
        this.heap = heap;
        this.readiness = new Readiness(webPort);
        this.log = log;
        this.process = start();
    }

    private Process start() {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GatewayMain.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the gateway", e);
        }
    }

    /** Of the process that runs now. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL, and a new one on the same ports. */
    public void killAndStart() throws InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    /**
     * Blocks until it answers that it is ready; throws {@link IllegalStateException} where it does
     * not.
     */
    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            if (readiness.problem() == null) {
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new IllegalStateException(
                "the gateway is not ready after %s; see %s".formatted(READY_LIMIT, log));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
        readiness.close();
    }
}
