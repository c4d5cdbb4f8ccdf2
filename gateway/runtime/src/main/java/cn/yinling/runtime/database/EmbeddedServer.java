package cn.yinling.runtime.database;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.process.OwnersOnly;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process, on loopback, durable: the library's defaults for tests (fsync and
 * synchronous_commit off) are switched back on. It is closed to others ({@link EmbeddedAccess})
 * before it listens. One that runs already, as another process's or because it outlived our own
 * sudden death, is used as it is; whoever is the last to use it stops it ({@link Tenancy}).
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    /** Unpacked once for all folders: it takes seconds, and 100 MB. */
    static final Path BINARIES =
            Path.of(System.getProperty("user.home"), ".cache", "yinling", "postgres");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final Running running;
    private final Tenancy tenancy;

    private EmbeddedServer(Path folder, Running running, Tenancy tenancy) {
        this.folder = folder;
        this.running = running;
        this.tenancy = tenancy;
    }

    /** Where it listens, and its superuser's password. */
    private record Running(int port, Secret password) {}

    /**
     * Starts, or finds, the server of that folder.
     *
     * @param wish the password it is to have from its next start, or null for one of its own
     */
    static EmbeddedServer start(Path folder, int port, @Nullable Secret wish) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Tenancy tenancy = Tenancy.of(absolute);
            try {
                Running running = tenancy.alone(() -> found(absolute, port, wish));
                return new EmbeddedServer(absolute, running, tenancy);
            } catch (IOException | RuntimeException e) {
                tenancy.end(() -> stop(absolute));
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in %s".formatted(absolute), e);
        }
    }

    /**
     * The same server, started again where it has died.
     *
     * @param wish as in {@link #start}
     */
    EmbeddedServer again(@Nullable Secret wish) {
        try {
            Running next = tenancy.alone(() -> found(folder, running.port(), wish));
            return new EmbeddedServer(folder, next, tenancy);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in %s".formatted(folder), e);
        }
    }

    private static Running found(Path folder, int port, @Nullable Secret wish) throws IOException {
        Optional<Running> running = running(folder);
        if (running.isPresent()) {
            LOG.info("using the PostgreSQL that already runs on {}", folder);
            return running.get();
        }
        Optional<Survivor> open = Survivor.find(folder);
        if (open.isPresent()) {
            LOG.warn("the PostgreSQL on {} is open to everybody: stopped, closed", folder);
            open.get().stop();
        }
        return started(folder, port, new EmbeddedAccess(folder), wish);
    }

    /** The one of that folder, where it runs and has a password. */
    private static Optional<Running> running(Path folder) {
        Secret password = new EmbeddedAccess(folder).password();
        return password == null
                ? Optional.empty()
                : Survivor.find(folder).map(found -> new Running(found.port(), password));
    }

    /** How to come to the server of that folder, where it runs and has a password. */
    static Optional<DatabaseConfig> running(Path folder, int poolSize) {
        Path absolute = folder.toAbsolutePath().normalize();
        return running(absolute).map(running -> access(absolute, running, poolSize));
    }

    private static Running started(
            Path folder, int port, EmbeddedAccess access, @Nullable Secret wish)
            throws IOException {
        OwnersOnly.folder(folder);
        Files.createDirectories(BINARIES);
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setOverrideWorkingDirectory(BINARIES.toFile())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPGStartupWait(START_TIMEOUT)
                        .setPort(port)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("max_wal_size", "4GB")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("timezone", "UTC");
        Secret password = access.next(wish);
        EmbeddedPostgres server =
                builder.setConnectConfig("password", password.value())
                        // Called between the making of the data and the start of the server.
                        .setDataDirectoryCustomizer(_ -> close(access, password))
                        .start();
        // The library's own lock, which only its object gives back; whose the server is, we know.
        Files.deleteIfExists(folder.resolve("epg-lock"));
        return new Running(server.getPort(), password);
    }

    private static void close(EmbeddedAccess access, Secret password) {
        try {
            access.close(password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close it to others", e);
        }
    }

    boolean isRunning() {
        return Survivor.find(folder).isPresent();
    }

    /** How to come to it. */
    DatabaseConfig access(int poolSize) {
        return access(folder, running, poolSize);
    }

    private static DatabaseConfig access(Path folder, Running running, int poolSize) {
        return new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(running.port()),
                EmbeddedAccess.SUPERUSER,
                running.password(),
                folder,
                0,
                poolSize);
    }

    @Override
    public void close() {
        tenancy.end(() -> stop(folder));
    }

    private static void stop(Path folder) {
        try {
            Optional<Survivor> running = Survivor.find(folder);
            if (running.isPresent()) {
                running.get().stop();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the PostgreSQL on {} did not stop in order", folder, e);
        }
    }

    /**
     * A postmaster that still runs on a folder; its {@code postmaster.pid} has the process id in
     * line 1 and the port in line 4.
     */
    private record Survivor(ProcessHandle process, int port) {
        static Optional<Survivor> find(Path folder) {
            Path pidFile = folder.resolve("postmaster.pid");
            try {
                List<String> lines = Files.readAllLines(pidFile);
                int port = Integer.parseInt(lines.get(3).strip());
                return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                        .map(process -> new Survivor(process, port));
            } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }

        /**
         * SIGINT, PostgreSQL's fast shutdown: clients are sent away, everything committed stays.
         */
        void stop() throws IOException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            process.onExit().orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
