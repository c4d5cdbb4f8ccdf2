package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.hotline.calls.ScriptedExchange;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is called into a case, and who stays on the line whatever happens to the hotline. */
class CallsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOME = "PJSIP/6101@trunk";
    private static final int UP = 6;

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
    void conversationOutlivesTheHotlineAndEndsWithItsCase() {
        String caseId;
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            caseId = accepted(anna);
            await().atMost(PATIENCE).until(() -> !callsTo(HOME).isEmpty());
        }
        String home = Objects.requireNonNull(callsTo(HOME).getFirst().get("ChannelId"));
        exchange.list(home, UP);
        exchange.list(
                "case-%s-to-contact-1-old-7".formatted("20261101-000000.000-bed-0009-sos"), UP);
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.view(view -> isOnTheLine(view, "home"));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(rungOff())
                                    .as("the case of that one is over")
                                    .anyMatch(call -> call.contains("bed-0009")));
            assertThat(rungOff()).doesNotContain(home);
            anna.close(caseId, "comforted");
            await().atMost(PATIENCE).until(() -> rungOff().contains(home));
        }
    }

    @Test
    void caseThatGoesToAnotherSeatKeepsItsHomeOnTheLine() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            String caseId = accepted(anna);
            await().atMost(PATIENCE).until(() -> !callsTo(HOME).isEmpty());
            bert.command("ready");
            anna.abort();
            assertThat(bert.offer().path("id").asText()).isEqualTo(caseId);
            assertThat(bert.command("accept", caseId)).isEqualTo("ok");
            bert.view(view -> view.path("calls").findValuesAsText("party").contains("home"));
            assertThat(callsTo(HOME)).hasSize(1);
            assertThat(rungOff()).doesNotContain(callsTo(HOME).getFirst().get("ChannelId"));
        }
    }

    @Test
    void whoIsOnHoldIsTakenUpByTheAgentOrByWhoeverLosesTheCase() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            String caseId = accepted(anna);
            await().atMost(PATIENCE).until(() -> !callsTo(HOME).isEmpty());
            String home = Objects.requireNonNull(callsTo(HOME).getFirst().get("ChannelId"));
            assertThat(anna.command("hold", caseId, "home")).isEqualTo("ok");
            assertThat(exchange.asked("Redirect")).as("it only rings").isEmpty();
            exchange.join(home);
            anna.view(view -> isOnTheLine(view, "home"));
            anna.command("hold", caseId, "home");
            anna.view(view -> view.path("calls").path(0).path("held").asBoolean());
            anna.command("hold", caseId, "home");
            await().atMost(PATIENCE).until(() -> sentTo(home).equals(List.of("hold")));
            anna.command("take-up", caseId, "home");
            await().atMost(PATIENCE).until(() -> sentTo(home).equals(List.of("hold", "case")));
            anna.command("hold", caseId, "home");
            assertThat(bert.command("take-up", caseId, "home")).isEqualTo("not-yours");
            bert.command("ready");
            anna.abort();
            bert.offer();
            await().atMost(PATIENCE)
                    .until(() -> sentTo(home).equals(List.of("hold", "case", "hold", "case")));
        }
    }

    private List<String> sentTo(String callId) {
        return exchange.asked("Redirect").stream()
                .filter(one -> callId.equals(one.get("Channel")))
                .map(one -> one.get("Context"))
                .toList();
    }

    @Test
    void pageThatComesBackIsCalledAgainAndItsOldLineGivenUp() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            String caseId = accepted(anna);
            await().atMost(PATIENCE).until(() -> callsTo("PJSIP/seat-01").size() == 1);
            assertThat(anna.command("call", caseId, "agent")).isEqualTo("ok");
            await().atMost(PATIENCE).until(() -> callsTo("PJSIP/seat-01").size() == 2);
            Map<String, String> again = callsTo("PJSIP/seat-01").getLast();
            assertThat(again.get("Variable")).contains("X-Case-Id)=" + caseId);
            await().atMost(PATIENCE)
                    .until(() ->
                            rungOff()
                                    .contains(
                                            callsTo("PJSIP/seat-01").getFirst().get("ChannelId")));
        }
    }

    @Test
    void whoCannotBeCalledIsSaidWhy() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            String caseId = accepted(anna);
            assertThat(anna.command("call", caseId, "contact-1")).isEqualTo("ok");
            assertThat(anna.command("call", caseId, "contact-1")).as("once").isEqualTo("ok");
            assertThat(anna.command("call", caseId, "contact-2")).isEqualTo("no-number");
            assertThat(anna.command("call", caseId, "number-87112345")).isEqualTo("own-number");
            assertThat(anna.command("call", caseId, "number-++"))
                    .isEqualTo("number-cannot-be-dialled");
            assertThat(anna.command("call", "another", "home")).isEqualTo("not-yours");
            assertThat(anna.command("call", caseId, "everybody")).isEqualTo("malformed");
            assertThat(anna.command("hang-up", caseId, "contact-2")).isEqualTo("ok");
            await().atMost(PATIENCE).until(() -> callsTo("PJSIP/13800000002@trunk").size() == 1);
            exchange.close();
            anna.view(view -> view.path("links").path("pbx").asText().equals("down"));
            assertThat(anna.command("call", caseId, "resident")).isEqualTo("exchange-away");
        }
    }

    @Test
    void onlyWhoMayBeInDangerIsCalledUnasked() {
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            anna.command("ready");
            hub.push(Alarms.of("bed-0001", Cause.WATER, Alarms.ONSET));
            String caseId = anna.offer().path("id").asText();
            assertThat(anna.command("accept", caseId)).isEqualTo("ok");
            assertThat(anna.command("call", caseId, "resident")).isEqualTo("ok");
            await().atMost(PATIENCE).until(() -> !callsTo("PJSIP/13800000001@trunk").isEmpty());
            assertThat(callsTo(HOME)).isEmpty();
        }
    }

    @Test
    void caseThatIsOverByItselfLeavesNobodyInAnEmptyConference() {
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        try (Hotline hotline = begun();
                TestConsole anna = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            anna.command("ready");
            hub.push(mains);
            String caseId = anna.offer().path("id").asText();
            assertThat(anna.command("accept", caseId)).isEqualTo("ok");
            assertThat(anna.command("call", caseId, "resident")).isEqualTo("ok");
            await().atMost(PATIENCE).until(() -> !callsTo("PJSIP/13800000001@trunk").isEmpty());
            anna.abort();
            bert.view(view -> view.path("queue").path(0).path("state").asText().equals("waiting"));
            hub.push(mains.endedAt(Alarms.ONSET.plusSeconds(60)));
            bert.view(view -> view.path("queue").isEmpty());
            String resident = callsTo("PJSIP/13800000001@trunk").getFirst().get("ChannelId");
            await().atMost(PATIENCE).until(() -> rungOff().contains(resident));
        }
    }

    private Hotline begun() {
        Hotline hotline = Hotline.start(config);
        await().atMost(PATIENCE)
                .until(() ->
                        hub.hasHotline()
                                && hotline.metrics().get("hotline.pbx.up").gauge().value() == 1);
        return hotline;
    }

    private String accepted(TestConsole anna) {
        anna.command("ready");
        hub.push(Alarms.sos("bed-0001"));
        String caseId = anna.offer().path("id").asText();
        assertThat(anna.command("accept", caseId)).isEqualTo("ok");
        return caseId;
    }

    private static boolean isOnTheLine(JsonNode view, String party) {
        for (JsonNode call : view.path("calls")) {
            if (call.path("party").asText().equals(party) && call.path("up").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private List<Map<String, String>> callsTo(String endpoint) {
        return exchange.asked("Originate").stream()
                .filter(call -> endpoint.equals(call.get("Channel")))
                .toList();
    }

    private List<String> rungOff() {
        return exchange.asked("Hangup").stream().map(call -> call.get("Channel")).toList();
    }
}
