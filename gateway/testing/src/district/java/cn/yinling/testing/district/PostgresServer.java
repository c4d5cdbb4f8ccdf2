package cn.yinling.testing.district;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.FreezingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One embedded PostgreSQL for all tests of the JVM; each test class has a database of its own. */
public final class PostgresServer {
    private static final Path FOLDER = temporaryFolder();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The superuser's. */
    public static final Secret PASSWORD = new Secret("test-database-password");

    private static @Nullable Database server;

    private PostgresServer() {}

    /** A new, empty database. */
    public static DatabaseConfig newDatabase() {
        String name = "test" + NUMBER.incrementAndGet();
        Database running = server();
        running.jdbi().useHandle(handle -> handle.execute("create database " + name));
        return DatabaseConfig.at(
                running.url().replace("/postgres", "/" + name), "postgres", PASSWORD.value());
    }

    /** The same database by way of that proxy. */
    public static DatabaseConfig through(FreezingProxy proxy, DatabaseConfig near) {
        Secret password = near.password();
        return DatabaseConfig.at(
                String.valueOf(near.url()).replaceFirst(":[0-9]+/", ":%d/".formatted(proxy.port())),
                near.user(),
                password == null ? "" : password.value());
    }

    /** The port of its server. */
    public static int port(DatabaseConfig database) {
        return URI.create(String.valueOf(database.url()).substring("jdbc:".length())).getPort();
    }

    /** A database's tables, by a way of the test's own. */
    public static Jdbi tables(DatabaseConfig config, String schema) {
        Secret password = config.password();
        return Jdbi.create(
                config.url() + "?currentSchema=%s,public".formatted(schema),
                config.user(),
                password == null ? "" : password.value());
    }

    /** A folder that is deleted when the JVM ends. */
    public static synchronized Path newFolder() {
        server();
        return FOLDER.resolve("folder" + NUMBER.incrementAndGet());
    }

    private static synchronized Database server() {
        if (server == null) {
            Path folder = FOLDER;
            Database started =
                    Database.start(
                            DatabaseConfig.embedded(folder.resolve("postgres"))
                                    .withPassword(PASSWORD),
                            new Migrations("hub", "classpath:db/hub"));
            started.whenReady().orTimeout(120, TimeUnit.SECONDS).join();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(folder)));
            server = started;
        }
        return server;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("yinling-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A hundred databases take longer to write out and to delete than a JVM is given to end: they
     * are given up, and nobody waits until they are gone.
     */
    private static void stop(Path folder) {
        String shell =
                "p=$(head -1 \"$0/postgres/postmaster.pid\"); kill -QUIT $p; while kill -0 $p; do sleep 1; done; rm -rf \"$0\"";
        try {
            new ProcessBuilder("sh", "-c", shell, folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.err.println("cannot delete " + folder + ": " + e);
        }
    }
}
