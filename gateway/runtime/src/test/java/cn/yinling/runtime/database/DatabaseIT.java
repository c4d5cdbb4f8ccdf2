package cn.yinling.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.runtime.config.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {
    private static final Migrations TRIAL = new Migrations("trial", "classpath:db/trial");
    private static final Secret PASSWORD = new Secret("test-database-password");

    @TempDir Path folder;

    @Test
    void embeddedServerIsDurableAndKeepsItsRowsOverARestart() throws Exception {
        DatabaseConfig config = DatabaseConfig.embedded(folder.resolve("postgres"));
        try (Database database = started(config)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(database.timescale()).isEqualTo(Timescale.NONE);
            database.jdbi()
                    .useHandle(handle -> handle.execute("insert into trial values (2, 'kept')"));
        }
        try (Database database = started(config)) {
            assertThat(said(database, 1)).isEqualTo("TimescaleDB: none");
            assertThat(said(database, 2)).isEqualTo("kept");
        }
    }

    @Test
    void serverIsForAllAndStopsWithTheLast() throws Exception {
        Path data = folder.resolve("postgres");
        try (Database second = usingTheSame(data)) {
            assertThat(said(second, 3)).isEqualTo("by the second");
        }
        assertThat(isRunning(data)).isFalse();
    }

    /** The first, by which it was started, is closed already. */
    private static Database usingTheSame(Path data) throws Exception {
        try (Database first = started(DatabaseConfig.embedded(data))) {
            Database second = started(DatabaseConfig.embedded(data));
            assertThat(second.url()).isEqualTo(first.url());
            second.jdbi()
                    .useHandle(handle ->
                            handle.execute("insert into trial values (3, 'by the second')"));
            assertThat(said(first, 3)).isEqualTo("by the second");
            return second;
        }
    }

    @Test
    void whoClosesTwiceGoesOnce() throws Exception {
        Path data = folder.resolve("postgres");
        Database first = started(DatabaseConfig.embedded(data));
        try (Database second = started(DatabaseConfig.embedded(data))) {
            first.close();
            first.close();
            assertThat(said(second, 1)).isNotEmpty();
        }
        assertThat(isRunning(data)).isFalse();
    }

    @Test
    void serverThatAnotherProcessHasStartedIsUsedAndLivesOnWithoutIt() throws Exception {
        Path data = folder.resolve("postgres");
        OtherProcess other = OtherProcess.using(data);
        try (Database ours = started(DatabaseConfig.embedded(data))) {
            other.end();
            assertThat(said(ours, 1)).isNotEmpty();
        }
        assertThat(isRunning(data)).isFalse();
    }

    @Test
    void serverThatWeHaveStartedIsLeftToAnotherProcess() throws Exception {
        Path data = folder.resolve("postgres");
        OtherProcess other;
        try (Database ours = started(DatabaseConfig.embedded(data))) {
            assertThat(said(ours, 1)).isNotEmpty();
            other = OtherProcess.using(data);
        }
        assertThat(isRunning(data)).isTrue();
        other.end();
        assertThat(isRunning(data)).isFalse();
    }

    @Test
    void serverOutlivesTheSuddenDeathOfWhoStartedIt() throws Exception {
        Path data = folder.resolve("postgres");
        OtherProcess other = OtherProcess.using(data);
        other.kill();
        assertThat(isRunning(data)).isTrue();
        try (Database ours = started(DatabaseConfig.embedded(data))) {
            assertThat(said(ours, 1)).isNotEmpty();
        }
        assertThat(isRunning(data)).isFalse();
    }

    @Test
    void serverThatDiesIsStartedOnceForAll() throws Exception {
        Path data = folder.resolve("postgres");
        try (Database first = started(DatabaseConfig.embedded(data));
                Database second = started(DatabaseConfig.embedded(data))) {
            String url = first.url();
            long postmaster =
                    Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
            ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
            for (Database database : List.of(first, second)) {
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> said(database, 1), said -> !said.isEmpty());
                assertThat(database.url()).isEqualTo(url);
            }
        }
        assertThat(isRunning(data)).isFalse();
    }

    private static boolean isRunning(Path data) {
        return Files.exists(data.resolve("postmaster.pid"));
    }

    @Test
    void databaseThatIsAwayAtStartIsWaitedForAndNamed() throws Exception {
        int port = freePort();
        DatabaseConfig away =
                DatabaseConfig.at(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        "postgres",
                        PASSWORD.value());
        try (Database database = Database.start(away, TRIAL)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> database.state().contains("refused"));
            assertThat(database.isReady()).isFalse();
            assertThatThrownBy(database::jdbi)
                    .isInstanceOf(DatabaseAwayException.class)
                    .hasMessageContaining("refused");

            DatabaseConfig server =
                    new DatabaseConfig(
                            null, "yinling", PASSWORD, folder.resolve("postgres"), port, 2);
            try (Database host = started(server)) {
                database.whenReady().get(60, TimeUnit.SECONDS);
                assertThat(said(database, 1)).isNotEmpty();
                assertThat(host.url()).contains(":" + port);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> !database.isReady());
        }
    }

    private static Database started(DatabaseConfig config) throws Exception {
        Database database = Database.start(config, TRIAL);
        database.whenReady().get(120, TimeUnit.SECONDS);
        return database;
    }

    private static String setting(Database database, String name) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("show " + name).mapTo(String.class).one());
    }

    private static String said(Database database, int id) {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery("select said from trial where id = :id")
                                .bind("id", id)
                                .mapTo(String.class)
                                .one());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
