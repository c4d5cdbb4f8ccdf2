package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.FreezingProxy;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is open is known before an alarm comes in. */
class RestartIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int DEVICES = 20;

    private final DatabaseConfig database = PostgresServer.newDatabase();
    private FreezingProxy proxy;
    private TestHub hub;
    private HotlineConfig config;

    @BeforeEach
    void start() {
        proxy = FreezingProxy.to(PostgresServer.port(database));
        hub = TestHub.start();
        config = TestHotline.config(PostgresServer.through(proxy, database), hub.uri(), null);
    }

    @AfterEach
    void stop() {
        hub.close();
        proxy.close();
    }

    @Test
    void devicesThatPressDuringARestartJoinTheirOpenCases() {
        leaveOpenCases();
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            pressAgainUnderLoad();
            console.view(RestartIT::everyDevicePressedTwice);
            await().atMost(LONG).until(() -> hub.acknowledged().size() == 2 * DEVICES + 100);
        }
        assertThat(cases()).isEqualTo(DEVICES + 100);
    }

    @Test
    void pressJoinsItsCaseAlsoWhileTheDatabaseIsFrozenFromTheStart() throws Exception {
        leaveOpenCases();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config.openCases())))
                .isEqualTo("rw-------");
        proxy.freeze();
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            pressAgain();
            console.view(RestartIT::everyDevicePressedTwice);
            String closed = console.acceptedAndClosed("comforted");
            assertThat(hub.acknowledged()).hasSize(DEVICES);

            proxy.thaw();
            await().atMost(LONG).until(() -> hub.acknowledged().size() == 2 * DEVICES);
            await().atMost(LONG)
                    .until(() ->
                            hub.states().stream()
                                            .filter(state -> state.stage() == Stage.CLOSED)
                                            .filter(state -> state.caseId().equals(closed))
                                            .count()
                                    == 2);
            console.command("away");
            assertThat(
                            console.view(view -> view.path("agentState").asText().equals("away"))
                                    .path("queue"))
                    .hasSize(DEVICES - 1);
        }
        assertThat(cases()).isEqualTo(DEVICES);
        assertThat(count("select count(*) from case_alarm")).isEqualTo(2 * DEVICES);
        assertThat(count("select count(*) from hotline_case where presses = 2")).isEqualTo(DEVICES);
    }

    @Test
    void agentHasHerCaseAgainThoughTheDatabaseIsFrozen() {
        String caseId;
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 4)) {
            await().atMost(LONG).until(hub::hasHotline);
            console.command("ready");
            hub.push(press(1, 0));
            caseId = console.offer().path("id").asText();
            console.command("accept", caseId);
            await().atMost(LONG)
                    .until(() -> hub.states().stream().anyMatch(s -> s.stage() == Stage.ACCEPTED));
        }
        proxy.freeze();
        try (Hotline hotline = Hotline.start(config)) {
            await().atMost(LONG).until(hub::hasHotline);
            try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 4)) {
                JsonNode mine = console.view(view -> view.path("case").isObject()).path("case");
                assertThat(mine.path("id").asText()).isEqualTo(caseId);
                proxy.thaw();
                JsonNode whole =
                        console.view(view ->
                                view.path("case").path("timeline").toString().contains("offered"));
                assertThat(whole.path("case").path("timeline").findValuesAsText("kind"))
                        .containsExactly("raised", "offered", "accepted");
            }
        }
    }

    @Test
    void caseThatOnlyTheFileKnowsIsClosedWhereTheDatabaseSaysSo() {
        leaveOpenCases();
        HotlineTables.tables(database)
                .useHandle(handle ->
                        handle.execute(
                                "update hotline_case set state = 'closed', closed_at = now(),"
                                        + " outcome = 'comforted' where device_id = 'bed-0001'"));
        proxy.freeze();
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            console.view(view -> view.path("queue").size() == DEVICES);
            hub.push(press(1, 1));
            proxy.thaw();
            await().atMost(LONG).until(() -> hub.acknowledged().size() == DEVICES + 1);
            console.view(view ->
                    view.path("queue").size() == DEVICES && casesWithPresses(view, 1) == DEVICES);
        }
        assertThat(cases()).isEqualTo(DEVICES + 1);
    }

    @Test
    void secondCopyOfEndedIsAcknowledgedOnlyWhenTheFirstIsDurable() {
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        Alarm ended = mains.endedAt(Alarms.ONSET.plusSeconds(60));
        Alarm other = Alarms.sos("bed-0002");
        try (Hotline hotline = Hotline.start(config);
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            hub.push(mains);
            await().atMost(LONG).until(() -> hub.acknowledged().size() == 1);
            proxy.freeze();
            hub.push(ended);
            hub.push(ended);
            hub.push(other);
            console.view(view -> view.path("queue").toString().contains("bed-0002"));
            assertThat(hub.acknowledged()).containsExactly(mains.alarmId());
            proxy.thaw();
            await().atMost(LONG).until(() -> hub.acknowledged().size() == 4);
        }
        assertThat(count("select count(*) from case_event where kind = 'ended'")).isEqualTo(1);
    }

    /** One open case of each device, and a hotline that has ended. */
    private void leaveOpenCases() {
        try (Hotline _ = Hotline.start(config)) {
            await().atMost(LONG).until(hub::hasHotline);
            devices().forEach(device -> hub.push(press(device, 0)));
            await().atMost(LONG).until(() -> hub.acknowledged().size() == DEVICES);
        }
        await().atMost(LONG).until(() -> !hub.hasHotline());
    }

    private void pressAgain() {
        devices().forEach(device -> hub.push(press(device, 1)));
    }

    private void pressAgainUnderLoad() {
        for (int device : devices()) {
            hub.push(press(device, 1));
            IntStream.range(0, 5).forEach(other -> hub.push(press(1000 + device * 5 + other, 0)));
        }
    }

    private static boolean everyDevicePressedTwice(JsonNode view) {
        return casesWithPresses(view, 2) == DEVICES;
    }

    private static long casesWithPresses(JsonNode view, int presses) {
        return StreamSupport.stream(view.path("queue").spliterator(), false)
                .filter(one -> one.path("presses").asInt() == presses)
                .count();
    }

    private static List<Integer> devices() {
        return IntStream.rangeClosed(1, DEVICES).boxed().toList();
    }

    private static Alarm press(int device, int number) {
        return Alarms.of(
                "bed-%04d".formatted(device), Cause.SOS, Alarms.ONSET.plusSeconds(60L * number));
    }

    private long cases() {
        return count("select count(*) from hotline_case");
    }

    private long count(String sql) {
        return HotlineTables.count(database, sql);
    }
}
