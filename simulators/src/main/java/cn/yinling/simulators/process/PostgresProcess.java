package cn.yinling.simulators.process;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL as a child process that can be killed with all its backends and started again on the
 * same folder and port. Not thread-safe.
 */
public final class PostgresProcess implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int ROOT = 0;

    /** Of the superuser, made for the occasion. */
    static final Secret PASSWORD = new Secret("audit-database-password");

    private final Path folder;
    private final Path log;
    private final int port = FreePort.any();
    private Process process;

    /**
     * Starts it, with the options by which it last ran.
     *
     * @param folder data of a server that ran before and does not now
     */
    public PostgresProcess(Path folder, Path log) throws InterruptedException {
        this.folder = folder;
        this.log = log;
        this.process = launch();
        awaitReady();
    }

    /** How to come to it. */
    public DatabaseConfig access() {
        return DatabaseConfig.at(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                "postgres",
                PASSWORD.value());
    }

    /** SIGKILL to the postmaster and every backend, as a crash of the machine would. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> backends = process.descendants().toList();
        process.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        backends.forEach(backend -> backend.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    /** On the same folder; blocks until it has recovered and takes connections. */
    public void start() throws InterruptedException {
        process = launch();
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                // A backend that was just being born may hold the shared memory a moment longer.
                process = launch();
            }
            if (isReady()) {
                return;
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new IllegalStateException(
                "PostgreSQL is not ready after %d s; see %s"
                        .formatted(START_LIMIT.toSeconds(), log));
    }

    /** The postmaster writes its process id in line 1 of its file and its state in line 8. */
    private boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(process.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false; // not written yet
        }
    }

    private Process launch() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Process started = builder.start();
            Orphans.none(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in " + folder, e);
        }
    }

    /** A server notes its command line in its folder; of two ports the last one counts. */
    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
        }
        Matcher words = WORD.matcher(Files.readString(folder.resolve("postmaster.opts")));
        while (words.find()) {
            command.add(words.group(1) == null ? words.group(2) : words.group(1));
        }
        command.addAll(List.of("-p", Integer.toString(port)));
        return command;
    }

    private static boolean isRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self)
                && Files.getAttribute(self, "unix:uid") instanceof Integer id
                && id == ROOT;
    }

    /** Fast shutdown: what was committed stays. */
    @Override
    public void close() {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL in " + folder, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
