package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.ScriptedExchange;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part away and back, and the others going on. */
class DegradedIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void databaseAwayAtStartAndLaterKeepsNoAlarmFromTheScreenAndLosesNone() throws Exception {
        int port = freePort();
        DatabaseConfig far =
                DatabaseConfig.at(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        "postgres",
                        PostgresServer.PASSWORD.value());
        Alarm first = Alarms.sos("bed-0001");
        Alarm second = Alarms.sos("bed-0002");
        try (TestHub hub = TestHub.start();
                Hotline hotline = Hotline.start(TestHotline.config(far, hub.uri(), null))) {
            await().atMost(LONG).until(hub::hasHotline);
            try (TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
                console.command("ready");
                hub.push(first);
                String caseId = console.offer().path("id").asText();
                assertThat(link(console.last(), "database")).isEqualTo("down");
                assertThat(console.command("accept", caseId)).isEqualTo("ok");
                assertThat(hub.acknowledged()).isEmpty();

                try (Database _ = server(port)) {
                    console.view(view -> link(view, "database").equals("up"));
                    await().atMost(LONG).until(() -> hub.acknowledged().size() == 1);
                    await().until(() -> hub.stages(first.alarmId()).contains(Stage.ACCEPTED));
                    assertThat(console.close(caseId, "comforted")).isEqualTo("ok");
                    await().until(() -> hub.stages(first.alarmId()).contains(Stage.CLOSED));
                }
                await().atMost(LONG).until(() -> link(console.last(), "database").equals("down"));
                hub.push(second);
                assertThat(console.offer().path("alarmId").asText()).isEqualTo(second.alarmId());
                hub.push(second);
                assertThat(hub.acknowledged()).containsExactly(first.alarmId());

                try (Database _ = server(port)) {
                    await().atMost(LONG).until(() -> hub.acknowledged().size() == 3);
                    assertThat(HotlineTables.count(far, "select count(*) from hotline_case"))
                            .isEqualTo(2);
                }
            }
        }
    }

    @Test
    void alarmOfAClosedCaseThatComesAgainHidesNoNewOne() throws Exception {
        int port = freePort();
        DatabaseConfig far =
                DatabaseConfig.at(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        "postgres",
                        PostgresServer.PASSWORD.value());
        Alarm old = Alarms.sos("bed-0001");
        Alarm fresh = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(600));
        try (TestHub hub = TestHub.start()) {
            try (Database _ = server(port);
                    Hotline hotline = Hotline.start(TestHotline.config(far, hub.uri(), null));
                    TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
                await().atMost(LONG).until(hub::hasHotline);
                console.command("ready");
                hub.push(old);
                String caseId = console.offer().path("id").asText();
                console.command("accept", caseId);
                console.close(caseId, "comforted");
                await().until(() -> hub.stages(old.alarmId()).contains(Stage.CLOSED));
            }
            await().until(() -> !hub.hasHotline());
            try (Hotline hotline = Hotline.start(TestHotline.config(far, hub.uri(), null));
                    TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
                await().atMost(LONG).until(hub::hasHotline);
                hub.push(old);
                hub.push(fresh);
                console.view(view -> view.path("queue").path(0).path("presses").asInt() == 2);
                try (Database _ = server(port)) {
                    await().atMost(LONG).until(() -> hub.acknowledged().size() == 3);
                    console.command("ready");
                    assertThat(console.offer().path("alarmId").asText()).isEqualTo(fresh.alarmId());
                    assertThat(console.last().path("queue")).hasSize(1);
                }
            }
        }
    }

    @Test
    void hubAwayLosesNoStateOfAnAlarm() {
        DatabaseConfig database = PostgresServer.newDatabase();
        Alarm alarm = Alarms.sos("bed-0001");
        TestHub hub = TestHub.start();
        URI place = hub.uri();
        hub.answerStates(false);
        try (Hotline hotline = Hotline.start(TestHotline.config(database, place, null));
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            await().atMost(LONG).until(hub::hasHotline);
            console.command("ready");
            hub.push(alarm);
            String caseId = console.offer().path("id").asText();
            await().until(() -> hub.stages(alarm.alarmId()).contains(Stage.TAKEN));
            hub.close();
            console.view(view -> link(view, "hub").equals("down"));
            assertThat(console.command("accept", caseId)).isEqualTo("ok");
            assertThat(console.close(caseId, "ambulance")).isEqualTo("ok");
        }
        try (TestHub back = TestHub.startAt(place);
                Hotline _ = Hotline.start(TestHotline.config(database, place, null))) {
            await().atMost(LONG).until(() -> back.stages(alarm.alarmId()).contains(Stage.CLOSED));
            assertThat(back.states().getLast().outcome()).isEqualTo("ambulance");
            await().until(() ->
                    HotlineTables.count(database, "select count(*) from case_alarm where not told")
                            == 0);
        }
    }

    @Test
    void answeringThePhoneAcceptsTheCaseAndClosingItHangsUp() {
        try (Phones phones = new Phones("offer-answered-then-hotline-hangs-up");
                TestConsole console = TestConsole.signedIn(phones.hotline.webPort(), "anna", 1)) {
            console.command("ready");
            phones.hub.push(Alarms.sos("bed-0001"));
            JsonNode view =
                    console.view(one -> one.path("case").path("phone").asText().equals("answered"));
            JsonNode answered = view.path("case");
            assertThat(answered.path("state").asText()).isEqualTo("accepted");
            assertThat(answered.path("timeline").findValuesAsText("kind"))
                    .startsWith(
                            "raised",
                            "offered",
                            "phone-ringing",
                            "phone-answered",
                            "accepted",
                            "called");
            assertThat(phones.exchange.asked("Originate").getFirst().get("CallerID"))
                    .isEqualTo("\"王*英 紧急\" <6101>");
            console.close(answered.path("id").asText(), "comforted");
            await().until(() -> !phones.exchange.asked("Hangup").isEmpty());
        }
    }

    @Test
    void passingStopsTheRingingAndPhonesThatFailAreNamedOnTheCase() {
        try (Phones phones = new Phones("offer-withdrawn-while-ringing");
                TestConsole anna = TestConsole.signedIn(phones.hotline.webPort(), "anna", 1);
                TestConsole bert = TestConsole.signedIn(phones.hotline.webPort(), "bert", 2)) {
            anna.command("ready");
            phones.hub.push(Alarms.sos("bed-0001"));
            JsonNode rings =
                    anna.view(view ->
                            view.path("offer")
                                    .path("case")
                                    .path("phone")
                                    .asText()
                                    .equals("ringing"));
            bert.command("ready");
            anna.command("pass", rings.path("offer").path("case").path("id").asText());
            await().until(() -> phones.exchange.asked("Hangup").size() == 1);
            bert.offer();

            await().until(() -> phones.exchange.asked("Originate").size() == 2);
            phones.exchange.play("offer-to-unregistered-seat");
            bert.command("pass", bert.last().path("offer").path("case").path("id").asText());
            JsonNode failed =
                    anna.view(view ->
                            view.path("offer")
                                    .path("case")
                                    .path("phone")
                                    .asText()
                                    .equals("failed"));
            JsonNode timeline = failed.path("offer").path("case").path("timeline");
            assertThat(timeline.path(timeline.size() - 1).path("kind").asText())
                    .isEqualTo("phone-failed");
            assertThat(timeline.path(timeline.size() - 1).path("text").asText()).isEqualTo("话机不在线");
        }
    }

    @Test
    void exchangeAwayLeavesTheScreensAndComesBack() {
        try (Phones phones = new Phones("offer-not-answered-in-time");
                TestConsole console = TestConsole.signedIn(phones.hotline.webPort(), "anna", 1)) {
            int port = phones.exchange.port();
            phones.exchange.close();
            console.view(view -> link(view, "pbx").equals("down"));
            console.command("ready");
            phones.hub.push(Alarms.sos("bed-0001"));
            JsonNode offered = console.offer();
            console.view(view ->
                    view.path("offer").path("case").path("phone").asText().equals("failed"));
            assertThat(console.command("accept", offered.path("id").asText())).isEqualTo("ok");
            try (ScriptedExchange _ = ScriptedExchange.startAt(port)) {
                console.view(view -> link(view, "pbx").equals("up"));
            }
        }
    }

    private static String link(JsonNode view, String name) {
        return view.path("links").path(name).asText();
    }

    private Database server(int port) throws Exception {
        Database server =
                Database.start(
                        new DatabaseConfig(
                                null,
                                "yinling",
                                PostgresServer.PASSWORD,
                                folder.resolve("postgres"),
                                port,
                                2),
                        new Migrations("host", "classpath:db/none"));
        server.whenReady().get(120, TimeUnit.SECONDS);
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A hotline with phones. */
    private static final class Phones implements AutoCloseable {
        private final TestHub hub = TestHub.start();
        private final ScriptedExchange exchange;
        private final Hotline hotline;

        Phones(String conversation) {
            exchange = ScriptedExchange.start().play(conversation);
            hotline =
                    Hotline.start(
                            TestHotline.config(
                                    PostgresServer.newDatabase(),
                                    hub.uri(),
                                    AmiConfig.at(
                                            "127.0.0.1", exchange.port(), "hotline", "secret")));
            await().until(() ->
                    hub.hasHotline()
                            && hotline.metrics().get("hotline.pbx.up").gauge().value() == 1);
        }

        @Override
        public void close() {
            hotline.close();
            for (AutoCloseable part : List.of(exchange, (AutoCloseable) hub)) {
                try {
                    part.close();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
