package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.WebConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may: sign-in, roles, and pages of other sites. */
class OperatorIT {
    private static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.parse("2026-11-21T03:00:00Z"));
    private static final InstantSource CLOCK = NOW::get;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        GatewayConfig config =
                RunningGateway.config()
                        .withWeb(new WebConfig("127.0.0.1", 0).behind("127.0.0.1"))
                        .withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)))
                        .withOperators(Operators.both());
        gateway = Gateway.start(config, CLOCK);
        gateway.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void operatorSignsInWorksAndSignsOut() {
        try (ApiClient page = signedIn("chenxiao")) {
            Reply session = page.get("/api/session");
            assertThat(session.json().path("name").asText()).isEqualTo("chenxiao");
            assertThat(session.json().path("displayName").asText()).isEqualTo("陈晓");
            assertThat(session.json().at("/roles/0").asText()).isEqualTo("operator");
            assertThat(page.get("/api/streets").status()).isEqualTo(200);

            Reply out = page.with("X-Yinling-Page", "1").delete("/api/session");
            assertThat(out.status()).isEqualTo(204);
            assertThat(out.header("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("Max-Age=0"));
            assertThat(page.get("/api/session").status()).isEqualTo(401);
        }
    }

    @Test
    void cookieIsForThisSiteAloneAndForNoScript() {
        try (ApiClient page = ApiClient.stranger(port()).with("X-Yinling-Page", "1");
                ApiClient behindTls =
                        ApiClient.stranger(port())
                                .with("X-Yinling-Page", "1")
                                .with("X-Forwarded-Proto", "https")) {
            String credentials = Operators.credentials("chenxiao", Operators.PASSWORD);
            assertThat(page.post("/api/session", credentials).header("Set-Cookie"))
                    .hasValueSatisfying(cookie ->
                            assertThat(cookie)
                                    .containsIgnoringCase("HttpOnly")
                                    .contains("SameSite=Strict", "Path=/")
                                    .doesNotContain("Secure"));
            assertThat(behindTls.post("/api/session", credentials).header("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure"));
        }
    }

    @Test
    void viewerReadsAndDoesNotWrite() {
        try (ApiClient page = signedIn("liyan").with("X-Yinling-Page", "1")) {
            assertThat(page.get("/api/devices").status()).isEqualTo(200);
            assertThat(page.get("/api/audit").status()).isEqualTo(403);
            Reply write = page.post("/api/devices/bed-0001/rotate", "{}");
            assertThat(write.status()).isEqualTo(403);
            assertThat(write.json().path("detail").asText()).contains("operator");
        }
    }

    @Test
    void writeWithACookieNeedsTheHeaderThatNoForeignSiteCanSend() {
        try (ApiClient page = signedIn("chenxiao");
                ApiClient foreign =
                        signedIn("chenxiao")
                                .with("X-Yinling-Page", "1")
                                .with("Origin", "https://elsewhere.example");
                ApiClient machine = ApiClient.machine(port())) {
            assertThat(page.post("/api/devices/bed-0001/rotate", "{}").status()).isEqualTo(403);
            assertThat(foreign.post("/api/devices/bed-0001/rotate", "{}").status()).isEqualTo(403);
            assertThat(machine.post("/api/devices/bed-0001/rotate", "{}").status())
                    .isNotEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/streets",
        "/api/devices",
        "/api/devices/bed-0001",
        "/api/alarms",
        "/api/residents",
        "/api/live",
        "/api/audit"
    })
    void nobodyReadsWithoutSigningIn(String path) {
        for (String token : new String[] {"", "Bearer ", "Bearer a-token-of-a-tesT"}) {
            try (ApiClient stranger = ApiClient.stranger(port()).with("Authorization", token)) {
                Reply reply = stranger.get(path);
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
            }
        }
    }

    @Test
    void whoGuessesPasswordsIsHeldUpAndSoIsTheRightPassword() {
        try (ApiClient page = ApiClient.stranger(port()).with("X-Yinling-Page", "1")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                String wrong = Operators.credentials("guessed", "guess-" + attempt);
                assertThat(page.post("/api/session", wrong).status()).isEqualTo(401);
            }
            try (ApiClient elsewhere =
                    ApiClient.stranger(port())
                            .with("X-Yinling-Page", "1")
                            .with("X-Forwarded-For", "203.0.113.9")) {
                String hers = Operators.credentials("guessed", "her own");
                assertThat(elsewhere.post("/api/session", hers).status()).isEqualTo(401);
            }
            Reply held = page.post("/api/session", Operators.credentials("guessed", "guess-5"));
            assertThat(held.status()).isEqualTo(429);
            assertThat(held.header("Retry-After")).isPresent();
            assertThat(
                            gateway.meters()
                                    .counter(
                                            "yinling.sign.ins.refused", "code", "too-many-attempts")
                                    .count())
                    .isPositive();
        }
    }

    @Test
    void burstOfWrongPasswordsTakesNoRoomFromThoseWhoHaveSignedIn() throws Exception {
        try (ExecutorService burst = Executors.newVirtualThreadPerTaskExecutor();
                ApiClient page = signedIn("chenxiao")) {
            List<Future<Integer>> guesses =
                    IntStream.range(0, 130)
                            .mapToObj(number -> burst.submit(() -> guess(number)))
                            .toList();
            for (int call = 0; call < 20; call++) {
                assertThat(page.get("/api/streets").status()).isEqualTo(200);
            }
            for (Future<Integer> guess : guesses) {
                assertThat(guess.get()).isIn(401, 503);
            }
        }
        try (ApiClient page = signedIn("chenxiao")) {
            assertThat(page.get("/api/session").status()).isEqualTo(200);
        }
    }

    private static int guess(int number) {
        try (ApiClient stranger =
                ApiClient.stranger(port())
                        .with("X-Yinling-Page", "1")
                        .with("X-Forwarded-For", "198.51.100." + number)) {
            return stranger.post(
                            "/api/session", Operators.credentials("chenxiao", "guess-" + number))
                    .status();
        }
    }

    @Test
    void sessionEndsWhenItIsIdleSlidesWithUseAndEndsInAnyCase() {
        try (ApiClient page = signedIn("chenxiao")) {
            pass(Duration.ofMinutes(29));
            assertThat(page.get("/api/session").status()).isEqualTo(200);
            pass(Duration.ofMinutes(29));
            assertThat(page.get("/api/session").status()).isEqualTo(200);
            pass(Duration.ofMinutes(31));
            assertThat(page.get("/api/session").status()).isEqualTo(401);
        }
        try (ApiClient page = signedIn("chenxiao")) {
            for (int used = 0; used < 28; used++) {
                pass(Duration.ofMinutes(25));
                assertThat(page.get("/api/session").status()).isEqualTo(200);
            }
            pass(Duration.ofMinutes(25));
            assertThat(page.get("/api/session").status()).isEqualTo(401);
        }
    }

    private static void pass(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private static ApiClient signedIn(String name) {
        return Operators.signedIn(port(), name);
    }

    private static int port() {
        return gateway.webPort();
    }
}
