package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a close is until it can be taken back no more, and what is written until it is a note. */
class ClosingIT {
    /** Longer than any test takes: only what is said ends it. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final DatabaseConfig database = PostgresServer.newDatabase();
    private TestHub hub;
    private Hotline hotline;

    @BeforeEach
    void start() {
        hub = TestHub.start();
        hotline = begin(LONG);
    }

    @AfterEach
    void stop() {
        hotline.close();
        hub.close();
    }

    @Test
    void closeIsShownAndNeitherHubNorTheNextOfferHearsOfItUntilItsTime() {
        try (TestConsole anna = ready("anna", 1)) {
            String first = accept(anna, "bed-0001");
            hub.push(Alarms.sos("bed-0002"));
            assertThat(anna.close(first, "comforted")).isEqualTo("ok");
            JsonNode closing = anna.view(view -> view.path("closing").isObject());
            assertThat(closing.path("closing").path("outcome").asText()).isEqualTo("comforted");
            assertThat(closing.path("case").path("id").asText()).isEqualTo(first);
            assertThat(closing.path("offer").isNull()).isTrue();
            assertThat(anna.note(first, "too late")).isEqualTo("closing");
            assertThat(anna.draft(first, "too late", 0)).isEqualTo("closing");
            assertThat(isClosedAtTheHub("bed-0001")).isFalse();

            assertThat(anna.command("close-now", first)).isEqualTo("ok");
            assertThat(anna.offer().path("device").path("id").asText()).isEqualTo("bed-0002");
            await().atMost(LONG_ENOUGH).until(() -> isClosedAtTheHub("bed-0001"));
        }
    }

    @Test
    void closeThatIsTakenBackLeavesTheCaseAsItWas() {
        try (TestConsole anna = ready("anna", 1)) {
            String caseId = accept(anna, "bed-0001");
            anna.draft(caseId, "还在说话", 0);
            anna.close(caseId, "comforted");
            assertThat(anna.command("take-back", caseId)).isEqualTo("ok");
            JsonNode open = anna.view(view -> view.path("closing").isNull());
            assertThat(open.path("case").path("state").asText()).isEqualTo("accepted");
            assertThat(open.path("draft").path("text").asText()).isEqualTo("还在说话");
            assertThat(anna.note(caseId, "还在说话")).isEqualTo("ok");
        }
    }

    @Test
    void timeThatIsOverClosesTheCaseByItself() {
        hotline.close();
        hotline = begin(Duration.ofMillis(300));
        try (TestConsole anna = ready("anna", 1)) {
            String caseId = accept(anna, "bed-0001");
            assertThat(anna.close(caseId, "comforted")).isEqualTo("ok");
            anna.view(view -> view.path("case").isNull());
            await().atMost(LONG_ENOUGH).until(() -> isClosedAtTheHub("bed-0001"));
        }
    }

    @Test
    void pressMeanwhileTakesTheCloseBack() {
        try (TestConsole anna = ready("anna", 1)) {
            String caseId = accept(anna, "bed-0001");
            anna.close(caseId, "comforted");
            anna.view(view -> view.path("closing").isObject());
            hub.push(Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(30)));
            JsonNode open = anna.view(view -> view.path("case").path("presses").asInt() == 2);
            assertThat(open.path("closing").isNull()).isTrue();
            assertThat(anna.command("close-now", caseId)).isEqualTo("ok");
            assertThat(anna.last().path("case").path("state").asText()).isEqualTo("accepted");
        }
    }

    @Test
    void restartMeanwhileLeavesTheCaseOpenWithItsDraft() {
        try (TestConsole anna = ready("anna", 1)) {
            String caseId = accept(anna, "bed-0001");
            assertThat(anna.draft(caseId, "已吃药", 0)).isEqualTo("ok");
            anna.close(caseId, "comforted");
            await().atMost(LONG_ENOUGH)
                    .until(() ->
                            HotlineTables.count(database, "select count(*) from case_draft") == 1);
            await().atMost(LONG_ENOUGH)
                    .until(() ->
                            HotlineTables.count(
                                            database,
                                            "select count(*) from hotline_case"
                                                    + " where state = 'accepted'")
                                    == 1);
        }
        hotline.close();
        hotline = begin(LONG);
        try (TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            JsonNode view = anna.view(one -> one.path("case").isObject());
            assertThat(view.path("closing").isNull()).isTrue();
            assertThat(view.path("draft").path("text").asText()).isEqualTo("已吃药");
            assertThat(isClosedAtTheHub("bed-0001")).isFalse();
        }
    }

    @Test
    void draftIsSeenByASecondWindowAndByTheNextAgent() {
        hotline.close();
        hotline = begin(LONG, Duration.ZERO);
        TestConsole anna = ready("anna", 1);
        String caseId = accept(anna, "bed-0001");
        assertThat(anna.draft(caseId, "右胯疼", 0)).isEqualTo("ok");
        assertThat(anna.draft(caseId, "from an older window", 0)).isEqualTo("draft-changed");
        try (TestConsole second = anna.anotherWindow()) {
            JsonNode view = second.view(one -> one.path("case").isObject());
            assertThat(view.path("draft").path("text").asText()).isEqualTo("右胯疼");
            assertThat(second.draft(caseId, "右胯疼，不敢动", 1)).isEqualTo("ok");
        }
        try (TestConsole bert = ready("bert", 2)) {
            assertThat(bert.offer().path("id").asText()).isEqualTo(caseId);
            bert.command("accept", caseId);
            JsonNode view = bert.view(one -> one.path("case").isObject());
            assertThat(view.path("draft").path("text").asText()).isEqualTo("右胯疼，不敢动");

            anna.connect();
            assertThat(anna.note(caseId, "断线时记下：没有碰到头")).isEqualTo("ok");
            bert.view(one -> one.toString().contains("没有碰到头"));
        }
        anna.close();
    }

    @Test
    void closedCaseCanBeReadAgainByWhoClosedItAndAddedTo() {
        hotline.close();
        hotline = begin(Duration.ZERO);
        try (TestConsole anna = ready("anna", 1);
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            String caseId = accept(anna, "bed-0001");
            anna.note(caseId, "胸口疼");
            anna.close(caseId, "comforted");
            await().atMost(LONG_ENOUGH).until(() -> anna.get("/api/cases").body().contains(caseId));
            assertThat(anna.get("/api/cases").body())
                    .contains("\"outcome\":\"comforted\"")
                    .contains("王秀英");
            HttpRequest.Builder note =
                    anna.request("/api/cases/" + caseId + "/notes")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"女儿回电\"}"));
            assertThat(anna.send(note).statusCode()).isEqualTo(200);
            HttpRequest.Builder none =
                    anna.request("/api/cases/" + caseId + "/notes")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\" \"}"));
            assertThat(anna.send(none).statusCode()).isEqualTo(400);
            assertThat(anna.get("/api/cases/" + caseId).body())
                    .contains("胸口疼")
                    .contains("女儿回电")
                    .contains("\"state\":\"closed\"");
            assertThat(bert.get("/api/cases").body()).isEqualTo("[]");
            assertThat(bert.get("/api/cases/" + caseId).statusCode()).isEqualTo(404);
            assertThat(TestConsole.at(hotline.webPort()).get("/api/cases").statusCode())
                    .isEqualTo(401);
        }
    }

    private Hotline begin(Duration takeBack) {
        return begin(takeBack, LONG);
    }

    private Hotline begin(Duration takeBack, Duration grace) {
        Hotline started =
                Hotline.start(TestHotline.config(database, hub.uri(), null, LONG, grace, takeBack));
        await().atMost(LONG_ENOUGH).until(hub::hasHotline);
        return started;
    }

    private TestConsole ready(String agent, int seat) {
        TestConsole console = TestConsole.signedIn(hotline.webPort(), agent, seat);
        assertThat(console.command("ready")).isEqualTo("ok");
        return console;
    }

    private String accept(TestConsole console, String device) {
        hub.push(Alarms.sos(device));
        String caseId = console.offer().path("id").asText();
        assertThat(console.command("accept", caseId)).isEqualTo("ok");
        return caseId;
    }

    private boolean isClosedAtTheHub(String device) {
        return hub.stages(Alarms.sos(device).alarmId()).contains(Stage.CLOSED);
    }
}
