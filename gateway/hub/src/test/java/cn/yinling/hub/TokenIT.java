package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that use the API. */
class TokenIT {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-28T03:00:00Z"));
    private RunningGateway running;

    @BeforeEach
    void start() {
        GatewayConfig config = RunningGateway.config().withOperators(Operators.both());
        running = RunningGateway.withBeds(1, config, now::get);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void tokenOfAProgramHasScopesAndAnEnd() {
        try (ApiClient chenxiao = operator()) {
            Reply made = token(chenxiao, "2026-12-28T00:00:00Z");
            assertThat(made.status()).isEqualTo(201);
            assertThat(token(chenxiao, "2026-12-28T00:00:00Z").status()).isEqualTo(409);
            assertThat(token(chenxiao, "2026-11-01T00:00:00Z").body()).contains("/expiresAt");
            assertThat(token(chenxiao, "2036-11-01T00:00:00Z").body()).contains("/expiresAt");

            ApiClient program =
                    ApiClient.stranger(port())
                            .with("Authorization", "Bearer " + made.json().path("token").asText());
            assertThat(program.get("/api/devices").status()).isEqualTo(200);
            Reply outside = program.get("/api/residents");
            assertThat(outside.status()).isEqualTo(403);
            assertThat(outside.body()).contains("residents:read");
            assertThat(program.send("POST", "/api/devices/bed-0001/claim", null, null).status())
                    .isEqualTo(403);
            assertThat(program.get("/api/persons").status()).isEqualTo(403);
            assertThat(chenxiao.get("/api/audit?by=statistics").json().path("items")).isEmpty();

            assertThat(chenxiao.get("/api/tokens").json().at("/items/0/name").asText())
                    .isEqualTo("statistics");
            assertThat(chenxiao.get("/api/tokens").body())
                    .doesNotContain(made.json().path("token").asText());
            pass(Duration.ofDays(31));
            assertThat(program.get("/api/devices").status()).isEqualTo(401);
        }
    }

    private static Reply token(ApiClient by, String until) {
        return by.post(
                "/api/tokens",
                "{\"name\": \"statistics\", \"scopes\": [\"devices:read\"], \"expiresAt\": \"%s\"}"
                        .formatted(until));
    }

    @Test
    void tokenThatIsEndedIsGoneAtOnce() {
        try (ApiClient chenxiao = operator()) {
            String token = token(chenxiao, "2026-12-28T00:00:00Z").json().path("token").asText();
            ApiClient program = ApiClient.stranger(port()).with("Authorization", "Bearer " + token);
            assertThat(program.get("/api/devices").status()).isEqualTo(200);
            assertThat(chenxiao.delete("/api/tokens/statistics").status()).isEqualTo(204);
            assertThat(program.get("/api/devices").status()).isEqualTo(401);
            assertThat(chenxiao.delete("/api/tokens/statistics").status()).isEqualTo(404);
        }
    }

    private ApiClient operator() {
        return Operators.signedIn(port(), "chenxiao").with("X-Yinling-Page", "1");
    }

    private int port() {
        return running.gateway().webPort();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
