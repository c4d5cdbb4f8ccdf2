package cn.yinling.runtime.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child process, on loopback, durable: the library's defaults for tests (fsync and
 * synchronous_commit off) are switched back on. A server that outlived our own sudden death is
 * taken over, not fought.
 */
final class EmbeddedServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    /** Unpacked once for all folders: it takes seconds, and 100 MB. */
    private static final Path BINARIES =
            Path.of(System.getProperty("user.home"), ".cache", "yinling", "postgres");

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final int port;
    private final AutoCloseable end;

    private EmbeddedServer(Path folder, int port, AutoCloseable end) {
        this.folder = folder;
        this.port = port;
        this.end = end;
    }

    /** Starts, or finds, the server of that folder. */
    static EmbeddedServer start(Path folder, int port) {
        Path absolute = folder.toAbsolutePath().normalize();
        Optional<Survivor> survivor = Survivor.find(absolute);
        if (survivor.isPresent()) {
            LOG.info("taking over the embedded PostgreSQL that already runs on {}", absolute);
            return new EmbeddedServer(absolute, survivor.get().port(), survivor.get());
        }
        try {
            Files.createDirectories(absolute.getParent());
            Files.createDirectories(BINARIES);
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(absolute)
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
                            .setServerConfig("timezone", "UTC")
                            .start();
            return new EmbeddedServer(absolute, server.getPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL in %s".formatted(absolute), e);
        }
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return Survivor.find(folder).isPresent();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
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
