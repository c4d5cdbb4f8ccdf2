package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.EarlierRelease;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database that a hotline of release 954f48c had to itself, taken over into the district's.
 * Such a hotline, of the demo, has left it with 21 open cases, 16 of them accepted, and a closed
 * one.
 */
class OneDatabaseIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> TABLES = List.of("hotline_case", "case_alarm", "case_event");

    private final DatabaseConfig earlier = PostgresServer.newDatabase();
    private final DatabaseConfig district = PostgresServer.newDatabase();
    private TestHub hub;
    private HotlineConfig config;

    @BeforeEach
    void start() {
        EarlierRelease.leave(earlier, "hotline", "1", TABLES);
        hub = TestHub.start();
        config = TestHotline.takingOver(TestHotline.config(district, hub.uri(), null), earlier);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void everythingIsTakenOverOnceInItsOrder() {
        long open = count(earlier, "select count(*) from hotline_case where state <> 'closed'");
        assertThat(open).isPositive();
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            assertThat(console.view(view -> view.path("queue").size() == open)).isNotNull();
            for (String table : List.of("hotline_case", "case_alarm")) {
                String sql = "select count(*) from " + table;
                assertThat(count(district, sql)).as(table).isEqualTo(count(earlier, sql));
            }
            assertThat(kinds(district)).startsWith(kinds(earlier).toArray(String[]::new));

            String closed = console.acceptedAndClosed("comforted");
            await().atMost(LONG)
                    .until(() ->
                            hub.states().stream()
                                    .filter(state -> state.stage() == Stage.CLOSED)
                                    .anyMatch(state -> state.caseId().equals(closed)));
        }
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            JsonNode view = console.view(one -> one.path("queue").size() == open - 1);
            assertThat(view.path("today").isObject()).isTrue();
        }
        assertThat(count(district, "select count(*) from taken_over")).isEqualTo(1);
    }

    @Test
    void whatTheDistrictHasAlreadyStaysAsItIs() {
        startAndEnd();
        tables(district, "delete from taken_over");
        tables(
                district,
                "update hotline_case set state = 'closed', closed_at = now(), outcome = 'comforted'"
                        + " where state <> 'closed'");
        long events = count(district, "select count(*) from case_event");
        startAndEnd();
        assertThat(count(district, "select count(*) from hotline_case where state <> 'closed'"))
                .isZero();
        assertThat(count(district, "select count(*) from case_event")).isEqualTo(events);
    }

    @Test
    void noAlarmComesInBeforeItIsTakenOver() {
        try (Handle held = HotlineTables.tables(earlier).open()) {
            held.begin();
            held.execute("lock table case_event in access exclusive mode");
            try (Hotline hotline = Hotline.start(config);
                    TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
                await().during(Duration.ofSeconds(8)).atMost(LONG).until(() -> !hub.hasHotline());
                held.rollback();
                await().atMost(LONG).until(hub::hasHotline);
                assertThat(console.view(view -> !view.path("queue").isEmpty())).isNotNull();
            }
        }
    }

    private void startAndEnd() {
        try (Hotline hotline = Hotline.start(config)) {
            await().atMost(LONG).until(hub::hasHotline);
            assertThat(hotline.webPort()).isPositive();
        }
    }

    private static List<String> kinds(DatabaseConfig database) {
        return HotlineTables.tables(database)
                .withHandle(handle ->
                        handle.createQuery(
                                        "select case_id || ' ' || kind from case_event order by number")
                                .mapTo(String.class)
                                .list());
    }

    private static long count(DatabaseConfig database, String sql) {
        return HotlineTables.count(database, sql);
    }

    private static void tables(DatabaseConfig database, String sql) {
        HotlineTables.tables(database).useHandle(handle -> handle.execute(sql));
    }
}
