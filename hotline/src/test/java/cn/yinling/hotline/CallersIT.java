package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.ScriptedExchange;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who calls the hotline, while the gateway does not say who that is. */
class CallersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CALL = "1764300000.12";
    private static final String AGAIN = "1764300000.34";
    private static final String NUMBER = "13912345678";

    private TestHub hub;
    private ScriptedExchange exchange;
    private HotlineConfig config;

    @BeforeEach
    void start() {
        hub = TestHub.start();
        exchange = ScriptedExchange.start();
        config =
                TestHotline.config(
                        PostgresServer.newDatabase(),
                        hub.uri(),
                        AmiConfig.at("127.0.0.1", exchange.port(), "hotline", "secret"),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        exchange.close();
        hub.close();
    }

    @Test
    void callerIsBroughtToTheAgentWhenHerTelephoneIsAnsweredAndNoSooner() {
        exchange.play("offer-answered-then-hotline-hangs-up");
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.command("ready");
            exchange.call(CALL, NUMBER);
            JsonNode current = anna.view(view -> !view.path("case").isNull()).path("case");
            assertThat(current.path("cause").asText()).isEqualTo("call");
            assertThat(current.path("lane").asInt()).isEqualTo(3);
            assertThat(current.path("device").path("voice").asText()).isEqualTo(NUMBER);
            assertThat(current.path("verified").asBoolean()).isFalse();
            await().atMost(PATIENCE).until(() -> !asked("Redirect", CALL).isEmpty());
            assertThat(asked("Redirect", CALL).getFirst())
                    .containsEntry("Context", "case")
                    .containsEntry("Exten", "s");
            assertThat(asked("SetVar", CALL).getFirst())
                    .containsEntry("Variable", "CASE_ID")
                    .containsEntry("Value", current.path("id").asText());
            exchange.join(CALL);
            anna.view(view -> view.path("calls").path(0).path("up").asBoolean());
            anna.close(current.path("id").asText(), "advised");
            await().atMost(PATIENCE).until(() -> !asked("Hangup", CALL).isEmpty());
        }
    }

    @Test
    void callerWaitsWhileTheAgentWhoHasAcceptedIsNotAtHerTelephone() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            String caseId = acceptedCall(anna);
            assertThat(anna.command("call", caseId, "caller")).isEqualTo("ok");
            assertThat(asked("Redirect", CALL)).isEmpty();
            assertThat(called()).as("she is on the line: nobody calls her back").isEmpty();
        }
    }

    @Test
    void whoHangsUpIsCalledBackOnceHoweverOftenSheCalled() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            exchange.call(CALL, NUMBER);
            anna.view(view -> view.path("queue").size() == 1);
            exchange.hangUp(CALL);
            exchange.call(AGAIN, NUMBER);
            anna.view(view -> view.path("queue").path(0).path("presses").asInt() == 2);
            exchange.hangUp(AGAIN);
            anna.command("ready");
            String caseId = offered(anna);
            anna.command("accept", caseId);
            await().atMost(PATIENCE).until(() -> called().size() == 1);
            JsonNode timeline = anna.view(view -> kinds(view).contains("called")).at("/case");
            assertThat(kindsOf(timeline))
                    .containsSubsequence(
                            "raised",
                            "call-failed",
                            "pressed-again",
                            "call-failed",
                            "accepted",
                            "called");
            assertThat(anna.view(view -> true).path("queue")).hasSize(1);
        }
    }

    @Test
    void whoCallsByTheSameNumberMeanwhileComesIntoTheSameCase() {
        exchange.play("offer-answered-then-hotline-hangs-up");
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.command("ready");
            exchange.call(CALL, NUMBER);
            await().atMost(PATIENCE).until(() -> !asked("Redirect", CALL).isEmpty());
            exchange.join(CALL);
            anna.view(view -> view.path("calls").path(0).path("up").asBoolean());
            exchange.call(AGAIN, NUMBER);
            await().atMost(PATIENCE).until(() -> !asked("Redirect", AGAIN).isEmpty());
            JsonNode view = anna.view(seen -> seen.at("/case/presses").asInt() == 2);
            assertThat(view.path("calls")).hasSize(1);
            anna.command("hang-up", view.at("/case/id").asText(), "caller");
            await().atMost(PATIENCE)
                    .until(() ->
                            !asked("Hangup", CALL).isEmpty() && !asked("Hangup", AGAIN).isEmpty());
        }
    }

    @Test
    void whoHidesHerNumberAndHangsUpLeavesNoCaseBehind() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            exchange.call(CALL, "anonymous");
            exchange.call(AGAIN, "anonymous");
            anna.view(view -> view.path("queue").size() == 2);
            exchange.hangUp(CALL);
            anna.view(view -> view.path("queue").size() == 1);
            exchange.hangUp(AGAIN);
            anna.view(view -> view.path("queue").isEmpty());
        }
    }

    @Test
    void callersWhoWaitAreTakenUpByTheNextProcessAndAreNoSecondCase() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            exchange.call(CALL, NUMBER);
            anna.view(view -> view.path("queue").size() == 1);
            await().atMost(PATIENCE)
                    .until(() ->
                            HotlineTables.count(
                                            config.database(), "select count(*) from case_alarm")
                                    == 1);
        }
        exchange.listCaller(CALL, NUMBER);
        exchange.listCaller(AGAIN, "13900000000");
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.view(view -> view.path("queue").size() == 2);
            anna.command("ready");
            anna.command("accept", offered(anna));
            anna.view(view -> view.path("calls").path(0).path("party").asText().equals("caller"));
            assertThat(called()).isEmpty();
        }
    }

    @Test
    void exchangeIsToldThatCallersAreTakenOnlyWhileSomebodyIsHere() {
        try (Hotline hotline = begun()) {
            assertThat(exchange.asked("SetVar")).isEmpty();
            try (TestConsole _ = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
                await().atMost(PATIENCE).until(() -> exchange.asked("SetVar").size() > 1);
                Map<String, String> said = exchange.asked("SetVar").getLast();
                assertThat(said)
                        .containsEntry("Variable", "HOTLINE_SEEN")
                        .doesNotContainKey("Channel");
                assertThat(Long.parseLong(said.get("Value"))).isPositive();
            }
        }
    }

    @Test
    void hubHearsNothingOfACall() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.close(acceptedCall(anna), "wrong-number");
            anna.view(view -> view.path("queue").isEmpty());
            await().atMost(PATIENCE)
                    .until(() ->
                            HotlineTables.count(
                                            config.database(),
                                            "select count(*) from hotline_case where state = 'closed'")
                                    == 1);
        }
        assertThat(hub.states()).isEmpty();
        assertThat(
                        HotlineTables.count(
                                config.database(),
                                "select count(*) from case_alarm where not told"))
                .isZero();
    }

    private Hotline begun() {
        Hotline hotline = Hotline.start(config);
        await().atMost(PATIENCE)
                .until(() ->
                        hub.hasHotline()
                                && hotline.metrics().get("hotline.pbx.up").gauge().value() == 1);
        return hotline;
    }

    private String acceptedCall(TestConsole anna) {
        anna.command("ready");
        exchange.call(CALL, NUMBER);
        String caseId = offered(anna);
        assertThat(anna.command("accept", caseId)).isEqualTo("ok");
        return caseId;
    }

    private static String offered(TestConsole anna) {
        return anna.offer().path("id").asText();
    }

    private List<Map<String, String>> asked(String action, String channel) {
        return exchange.asked(action).stream()
                .filter(one -> channel.equals(one.get("Channel")))
                .toList();
    }

    private List<Map<String, String>> called() {
        return asked("Originate", "PJSIP/%s@trunk".formatted(NUMBER));
    }

    private static List<String> kinds(JsonNode view) {
        return kindsOf(view.path("case"));
    }

    private static List<String> kindsOf(JsonNode shown) {
        return shown.path("timeline").findValuesAsText("kind");
    }
}
