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
 * before it listens. A server that outlived our own sudden death is taken over, not fought.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    /** Unpacked once for all folders: it takes seconds, and 100 MB. */
    static final Path BINARIES =
            Path.of(System.getProperty("user.home"), ".cache", "yinling", "postgres");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private final Secret password;
    private final AutoCloseable end;

    private EmbeddedServer(Path folder, int port, Secret password, AutoCloseable end) {
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.end = end;
    }

    /**
     * Starts, or finds, the server of that folder.
     *
     * @param wish the password it is to have from its next start, or null for one of its own
     */
    static EmbeddedServer start(Path folder, int port, @Nullable Secret wish) {
        Path absolute = folder.toAbsolutePath().normalize();
        EmbeddedAccess access = new EmbeddedAccess(absolute);
        try {
            Optional<Survivor> survivor = Survivor.find(absolute);
            if (survivor.isPresent()) {
                Secret password = access.password();
                if (password != null) {
                    LOG.info("taking over the PostgreSQL that already runs on {}", absolute);
                    return new EmbeddedServer(
                            absolute, survivor.get().port(), password, survivor.get());
                }
                LOG.warn("the PostgreSQL on {} is open to everybody: stopped, closed", absolute);
                survivor.get().close();
            }
            return started(absolute, port, access, wish);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in %s".formatted(absolute), e);
        }
    }

    /** How to come to the server of that folder, where it runs and has a password. */
    static Optional<DatabaseConfig> running(Path folder, int poolSize) {
        Path absolute = folder.toAbsolutePath().normalize();
        Secret password = new EmbeddedAccess(absolute).password();
        return password == null
                ? Optional.empty()
                : Survivor.find(absolute)
                        .map(found -> new EmbeddedServer(absolute, found.port(), password, found))
                        .map(server -> server.access(poolSize));
    }

    private static EmbeddedServer started(
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
        return new EmbeddedServer(folder, server.getPort(), password, server);
    }

    private static void close(EmbeddedAccess access, Secret password) {
        try {
            access.close(password);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close it to others", e);
        }
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return Survivor.find(folder).isPresent();
    }

    /** How to come to it. */
    DatabaseConfig access(int poolSize) {
        return new DatabaseConfig(
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                EmbeddedAccess.SUPERUSER,
                password,
                folder,
                0,
                poolSize);
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception e) {
            LOG.error("the embedded PostgreSQL did not stop in order", e);
        }
    }

    /**
     * A postmaster that still runs on a folder; its {@code postmaster.pid} has the process id in
     * line 1 and the port in line 4.
     */
    private record Survivor(ProcessHandle process, int port) implements AutoCloseable {
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
        @Override
        public void close() throws IOException {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
            process.onExit().orTimeout(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
