package cn.yinling.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.runtime.config.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes to an embedded PostgreSQL, and who does not. */
class EmbeddedAccessIT {
    private static final Migrations TRIAL = new Migrations("trial", "classpath:db/trial");

    @TempDir Path temporary;
    private Path folder;

    @BeforeEach
    void place() {
        folder = temporary.resolve("data/postgres");
    }

    @Test
    void onlyWhoReadsItsFolderComesIn() throws Exception {
        try (Database database = started(DatabaseConfig.embedded(folder))) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(permissions(temporary.resolve("data"))).isEqualTo("rwx------");
            assertThat(permissions(folder.resolve("yinling-password"))).isEqualTo("rw-------");
            assertIsClosed(database);
            String password = Files.readString(folder.resolve("yinling-password"));
            assertThat(password).hasSizeGreaterThanOrEqualTo(32);
            connect(database.url(), password);
            connect(database.url(), passwordOf(database.access()));
            assertThat(storedPassword(database)).startsWith("SCRAM-SHA-256$");
        }
    }

    @Test
    void keepsItsPasswordOverARestartAndTakesUpAWish() throws Exception {
        String first;
        try (Database database = started(DatabaseConfig.embedded(folder))) {
            first = passwordOf(database.access());
        }
        try (Database database = started(DatabaseConfig.embedded(folder))) {
            assertThat(passwordOf(database.access())).isEqualTo(first);
        }
        DatabaseConfig wished =
                DatabaseConfig.embedded(folder).withPassword(new Secret("it's a wish"));
        try (Database database = started(wished)) {
            connect(database.url(), "it's a wish");
            assertThatThrownBy(() -> connect(database.url(), first))
                    .hasFieldOrPropertyWithValue("SQLState", "28P01");
        }
    }

    @Test
    void aFolderThatWasOpenToEverybodyIsClosedAndKeepsItsRows() throws Exception {
        open().close();
        assertThat(Files.readString(folder.resolve("pg_hba.conf"))).contains("trust");
        assertConverted();
    }

    @Test
    void aServerThatOutlivedAnOlderReleaseIsStoppedAndClosed() throws Exception {
        open().close();
        Process orphan = orphan();
        try {
            await().atMost(Duration.ofSeconds(60)).until(this::isUp);
            assertConverted();
            assertThat(orphan.isAlive()).isFalse();
        } finally {
            orphan.destroyForcibly();
        }
    }

    /** The server that ran last, by its own command line; of two ports the last one counts. */
    private Process orphan() throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        for (String word :
                Files.readString(folder.resolve("postmaster.opts")).strip().split(" ", -1)) {
            command.add(word.replace("\"", ""));
        }
        command.addAll(List.of("-p", Integer.toString(freePort())));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Line 8 of {@code postmaster.pid} is its state. */
    private boolean isUp() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whatAnEndInTheMiddleHasLeftIsClosedAtTheNextStart() throws Exception {
        started(DatabaseConfig.embedded(folder)).close();
        Files.delete(folder.resolve("yinling-password"));
        Files.writeString(folder.resolve("yinling-password.new"), "half");
        try (Database database = started(DatabaseConfig.embedded(folder))) {
            assertIsClosed(database);
        }
    }

    private void assertConverted() throws Exception {
        try (Database database = started(DatabaseConfig.embedded(folder))) {
            assertIsClosed(database);
            String kept =
                    database.jdbi()
                            .withHandle(handle ->
                                    handle.createQuery("select said from public.before")
                                            .mapTo(String.class)
                                            .one());
            assertThat(kept).isEqualTo("kept");
        }
    }

    /** As releases before this one have left it. */
    private EmbeddedPostgres open() throws Exception {
        Files.createDirectories(EmbeddedServer.BINARIES);
        Files.createDirectories(temporary.resolve("data"));
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setOverrideWorkingDirectory(EmbeddedServer.BINARIES.toFile())
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table public.before as select 'kept' as said");
        }
        return server;
    }

    private static void assertIsClosed(Database database) {
        for (String password : new String[] {"", "postgres", "wrong"}) {
            assertThatThrownBy(() -> connect(database.url(), password))
                    .hasMessageMatching(
                            "(?s).*(SCRAM-based authentication|password authentication failed).*");
        }
    }

    private static void connect(String url, String password) throws Exception {
        DriverManager.getConnection(url, "postgres", password).close();
    }

    private static String passwordOf(DatabaseConfig access) {
        Secret password = access.password();
        return password == null ? "" : password.value();
    }

    private static String storedPassword(Database database) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select rolpassword from pg_authid where rolname = 'postgres'")
                                .mapTo(String.class)
                                .one());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Database started(DatabaseConfig config) throws Exception {
        Database database = Database.start(config, TRIAL);
        database.whenReady().get(120, TimeUnit.SECONDS);
        return database;
    }
}
