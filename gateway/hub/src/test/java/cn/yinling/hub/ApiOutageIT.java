package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API still answers while the database cannot be reached. */
class ApiOutageIT {
    private static Gateway gateway;
    private static ApiClient machine;

    @BeforeAll
    static void start() {
        DatabaseConfig nowhere =
                DatabaseConfig.at("jdbc:postgresql://127.0.0.1:1/nowhere", "postgres", null);
        gateway =
                Gateway.start(
                        GatewayConfig.onFreePorts(
                                        nowhere,
                                        PostgresServer.newFolder(),
                                        new Secret("hotline-secret-of-a-test"))
                                .withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN))));
        machine = ApiClient.machine(gateway.webPort());
    }

    @AfterAll
    static void stop() {
        machine.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/alarms",
                "/api/incidents",
                "/api/places",
                "/api/dead-letters",
                "/api/audit",
                "/api/residents/r-0001/plan"
            })
    void whatNeedsTheDatabaseIsAProblemThatPassesAndSaysNothingOfTheDatabase(String path) {
        Reply reply = machine.get(path);
        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.header("Content-Type")).hasValue("application/problem+json");
        assertThat(reply.body()).doesNotContainIgnoringCase("select").doesNotContain("jdbc");
    }

    @Test
    void streetsDevicesAndStatusAreAnsweredFromMemory() {
        assertThat(machine.get("/api/streets").status()).isEqualTo(200);
        assertThat(machine.get("/api/devices").status()).isEqualTo(200);
        assertThat(machine.get("/api/status").json().path("database").asText())
                .isNotEqualTo("ready");
    }
}
