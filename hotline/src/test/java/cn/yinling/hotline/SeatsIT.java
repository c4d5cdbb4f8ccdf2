package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.seats.SeatScreen;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatsIT {
    private TestHub hub;
    private Hotline hotline;
    private int port;

    @BeforeEach
    void start() {
        hub = TestHub.start();
        hotline =
                Hotline.start(
                        TestHotline.config(
                                PostgresServer.newDatabase(),
                                hub.uri(),
                                null,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2)));
        port = hotline.webPort();
        await().until(hub::hasHotline);
    }

    @AfterEach
    void stop() {
        hotline.close();
        hub.close();
    }

    @Test
    void wrongPasswordIsRefusedAndGuessingIsSlowedDown() {
        TestConsole console = TestConsole.at(port);
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> wrong = console.signIn("anna", "guess " + i, 1);
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(wrong.body()).contains("\"code\":\"wrong-credentials\"").contains("detail");
        }
        assertThat(console.signIn("anna", "password-anna", 1).statusCode()).isEqualTo(429);
        assertThat(console.signIn("bert", "password-bert", 1).statusCode()).isEqualTo(200);
        assertThat(TestConsole.at(port).signIn("nobody", "guess", 1).statusCode()).isEqualTo(401);
    }

    @Test
    void cookieIsKeptFromScriptsAndOtherSites() {
        HttpResponse<String> response = TestConsole.at(port).signIn("anna", "password-anna", 1);
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("; HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void cookieIsForTlsAloneBehindAProxyWithTls() {
        HttpResponse<String> secure = signInBehindTls(port);
        assertThat(secure.statusCode()).isEqualTo(200);
        assertThat(secure.headers().firstValue("Set-Cookie").orElseThrow())
                .doesNotContain("Secure");
        HotlineConfig config =
                TestHotline.config(
                        PostgresServer.newDatabase(),
                        hub.uri(),
                        null,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2));
        try (Hotline behind = Hotline.start(TestHotline.behindAProxy(config))) {
            assertThat(
                            signInBehindTls(behind.webPort())
                                    .headers()
                                    .firstValue("Set-Cookie")
                                    .orElseThrow())
                    .contains("Secure");
        }
    }

    private static HttpResponse<String> signInBehindTls(int port) {
        TestConsole console = TestConsole.at(port);
        return console.send(
                console.request("/api/session")
                        .header("X-Forwarded-Proto", "https")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"agent\":\"anna\",\"password\":\"password-anna\",\"seat\":1}")));
    }

    @Test
    void agentIsSignedOutInTheEndButNotWithACaseBeforeHer() {
        HotlineConfig config =
                TestHotline.config(
                        PostgresServer.newDatabase(),
                        hub.uri(),
                        null,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60));
        hotline.close();
        await().until(() -> !hub.hasHotline());
        try (Hotline strict =
                Hotline.start(TestHotline.signingOutAfter(config, Duration.ofSeconds(15)))) {
            await().atMost(Duration.ofSeconds(60)).until(hub::hasHotline);
            TestConsole anna = TestConsole.signedIn(strict.webPort(), "anna", 1);
            anna.command("ready");
            hub.push(Alarms.sos("bed-0001"));
            String caseId = anna.offer().path("id").asText();
            anna.command("accept", caseId);
            try (TestConsole bert = TestConsole.signedIn(strict.webPort(), "bert", 2)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> bert.closedWith() == SeatScreen.CLOSED_SESSION_ENDED);
                assertThat(bert.get("/api/session").statusCode()).isEqualTo(401);
            }
            assertThat(anna.closedWith()).isZero();
            assertThat(anna.get("/api/session").statusCode()).isEqualTo(200);
            anna.close(caseId, "test");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> anna.closedWith() == SeatScreen.CLOSED_SESSION_ENDED);
            anna.close();
        }
    }

    @Test
    void numberIsToldBeforeAnybodyHasSignedIn() {
        assertThat(TestConsole.at(port).get("/api/hotline").body())
                .isEqualTo("{\"number\":\"871-12345\"}");
    }

    @Test
    void takenSeatIsRefusedAndAnUnknownOneToo() {
        try (TestConsole anna = TestConsole.signedIn(port, "anna", 1)) {
            HttpResponse<String> taken = TestConsole.at(port).signIn("bert", "password-bert", 1);
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(taken.body()).contains("\"code\":\"seat-taken\"");
            assertThat(TestConsole.at(port).signIn("bert", "password-bert", 17).statusCode())
                    .isEqualTo(404);
            assertThat(anna.last().path("agentState").asText()).isEqualTo("away");
        }
    }

    @Test
    void personTakesARobotsSeatAndTheRobotIsTold() {
        try (TestConsole rob = TestConsole.signedIn(port, "rob", 1);
                TestConsole anna = TestConsole.signedIn(port, "anna", 1)) {
            await().until(() -> rob.closedWith() == SeatScreen.CLOSED_SEAT_TAKEN);
            assertThat(rob.get("/api/session").statusCode()).isEqualTo(401);
            JsonNode view = anna.view(one -> true);
            assertThat(view.path("seats").path(0).path("agent").asText()).isEqualTo("陈晓");
            assertThat(TestConsole.at(port).signIn("rob", "password-rob", 1).statusCode())
                    .isEqualTo(409);
        }
    }

    @Test
    void laterOfTwoWindowsWins() {
        try (TestConsole first = TestConsole.signedIn(port, "anna", 1);
                TestConsole second = first.anotherWindow()) {
            await().until(() -> first.closedWith() == SeatScreen.CLOSED_REPLACED);
            assertThat(second.command("ready")).isEqualTo("ok");
            second.view(view -> view.path("agentState").asText().equals("ready"));
        }
    }

    @Test
    void otherSitesAndStrangersAreKeptOut() {
        TestConsole stranger = TestConsole.at(port);
        assertThat(stranger.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/api/seats").statusCode()).isEqualTo(200);
        assertThatThrownBy(stranger::connect).hasMessageContaining("WebSocketHandshakeException");
        stranger.signIn("anna", "password-anna", 1);
        assertThatThrownBy(() -> stranger.connect("http://evil.example"))
                .hasMessageContaining("WebSocketHandshakeException");
        stranger.connect("http://127.0.0.1:" + port);
        stranger.view(view -> view.path("seat").asInt() == 1);
        HttpRequest.Builder foreign =
                stranger.request("/api/session").header("Origin", "http://evil.example").DELETE();
        assertThat(stranger.send(foreign).statusCode()).isEqualTo(403);
        assertThat(stranger.delete("/api/session").statusCode()).isEqualTo(204);
        assertThat(stranger.get("/api/session").statusCode()).isEqualTo(401);
        stranger.close();
    }

    @Test
    void signInThatIsNoJsonIsRefused() {
        TestConsole console = TestConsole.at(port);
        for (String body : new String[] {"", "{", "[]", "{\"agent\":1}", "{\"agent\":\"anna\"}"}) {
            HttpRequest.Builder request =
                    console.request("/api/session").POST(HttpRequest.BodyPublishers.ofString(body));
            HttpResponse<String> response = console.send(request);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.body()).contains("\"code\":\"malformed\"");
        }
    }

    @Test
    void nonsenseIsAnsweredAndDisturbsNobody() {
        try (TestConsole anna = TestConsole.signedIn(port, "anna", 1);
                TestConsole bert = TestConsole.signedIn(port, "bert", 2)) {
            anna.say("nonsense");
            assertThat(anna.reply(0).path("problem").asText()).isEqualTo("malformed");
            anna.say("{\"id\":41,\"type\":\"dance\"}");
            assertThat(anna.reply(41).path("problem").asText()).isEqualTo("unknown-command");
            assertThat(anna.command("accept", "no-such-case")).isEqualTo("not-yours");
            bert.command("ready");
            hub.push(Alarms.sos("bed-0001"));
            String caseId = bert.offer().path("id").asText();
            assertThat(anna.command("accept", caseId)).isEqualTo("not-yours");
            assertThat(anna.close(caseId, "test")).isEqualTo("not-yours");
            assertThat(bert.command("accept", caseId)).isEqualTo("ok");
            assertThat(bert.close(caseId, null)).isEqualTo("no-outcome");
            assertThat(anna.note(caseId, "not mine")).isEqualTo("not-yours");
            assertThat(bert.close(caseId, "test")).isEqualTo("ok");
            assertThat(anna.command("ready")).isEqualTo("ok");
        }
        assertThat(
                        hotline.metrics()
                                .counter("hotline.commands.refused", "code", "not-yours")
                                .count())
                .isEqualTo(4);
    }

    @Test
    void leaseThatExpiresGoesToTheNextSeat() {
        try (TestConsole anna = TestConsole.signedIn(port, "anna", 1);
                TestConsole bert = TestConsole.signedIn(port, "bert", 2)) {
            anna.command("ready");
            hub.push(Alarms.sos("bed-0001"));
            String caseId = anna.offer().path("id").asText();
            bert.command("ready");
            assertThat(bert.offer().path("id").asText()).isEqualTo(caseId);
            anna.view(view -> view.path("offer").isNull());
            assertThat(anna.command("accept", caseId)).isEqualTo("not-yours");
            bert.command("accept", caseId);
            JsonNode timeline =
                    bert.view(view -> view.path("case").isObject()).path("case").path("timeline");
            assertThat(timeline.findValuesAsText("kind"))
                    .containsExactly("raised", "offered", "lease-expired", "offered", "accepted");
        }
    }

    @Test
    void caseOfASeatWhoseScreenIsGoneIsAnotherSeatsAfterTheGrace() {
        TestConsole anna = TestConsole.signedIn(port, "anna", 1);
        anna.command("ready");
        hub.push(Alarms.sos("bed-0001"));
        String caseId = anna.offer().path("id").asText();
        anna.command("accept", caseId);
        try (TestConsole bert = TestConsole.signedIn(port, "bert", 2)) {
            bert.command("ready");
            anna.abort();
            assertThat(bert.offer().path("id").asText()).isEqualTo(caseId);
            anna.connect();
            JsonNode view = anna.view(one -> one.path("case").isNull());
            assertThat(view.path("agentState").asText()).isEqualTo("away");
        }
        anna.close();
    }

    @Test
    void consoleIsServedUnderAStrictPolicyAndTheMetersAreThere() {
        TestConsole console = TestConsole.at(port);
        HttpResponse<String> page = console.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<div id=\"app\">");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
        await().untilAsserted(
                        () -> assertThat(console.get("/health/ready").statusCode()).isEqualTo(200));
        assertThat(console.get("/metrics").body())
                .contains("hotline_hub_up")
                .contains("hotline_pbx_up")
                .contains("hotline_alarm_to_screen_seconds");
    }
}
