package cn.yinling.hotline.support;

import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** One embedded PostgreSQL a JVM, and a database of its own for each test. */
public final class TestDatabases {
    /** Of the superuser of every embedded server of these tests. */
    public static final Secret PASSWORD = new Secret("test-database-password");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        private static final Database HOST = start();
    }

    private TestDatabases() {}

    public static DatabaseConfig create() {
        String name = "hotline_" + NUMBER.incrementAndGet();
        Server.HOST.jdbi().useHandle(handle -> handle.execute("create database " + name));
        return DatabaseConfig.at(
                Server.HOST.url().replaceAll("/[^/?]+(\\?|$)", "/" + name + "$1"),
                "postgres",
                PASSWORD.value());
    }

    /** The tables, by a way of the test's own. */
    public static Jdbi tables(DatabaseConfig config) {
        Secret password = config.password();
        return Jdbi.create(
                config.url() + "?currentSchema=hotline",
                config.user(),
                password == null ? "" : password.value());
    }

    /** How many rows {@code select count(*) …} finds. */
    public static long count(DatabaseConfig config, String sql) {
        return tables(config).withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static Database start() {
        try {
            Database host =
                    Database.start(
                            DatabaseConfig.embedded(Files.createTempDirectory("hotline-test"))
                                    .withPassword(PASSWORD),
                            new Migrations("host", "classpath:db/none"));
            host.whenReady().orTimeout(120, TimeUnit.SECONDS).join();
            Runtime.getRuntime().addShutdownHook(new Thread(host::close));
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
