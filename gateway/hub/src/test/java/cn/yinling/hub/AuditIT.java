package cn.yinling.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.accounts.audit.AuditCheck;
import cn.yinling.accounts.audit.AuditConfig;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looked at whose record. */
class AuditIT {
    private RunningGateway running;
    private ApiClient machine;

    @BeforeEach
    void start() {
        GatewayConfig config =
                RunningGateway.config()
                        .withApi(ApiConfig.ofToken(new Secret(ApiClient.TOKEN)))
                        .withOperators(Operators.both());
        running = RunningGateway.withBeds(3, config);
        machine = ApiClient.machine(running.gateway().webPort());
    }

    @AfterEach
    void stop() {
        machine.close();
        running.close();
    }

    @Test
    void eachLookAtARecordIsWrittenWithWhoWhatAndWhose() {
        try (ApiClient page = Operators.signedIn(running.gateway().webPort(), "liyan")) {
            page.get("/api/devices/bed-0001");
            page.get(
                    "/api/devices/bed-0002/readings?from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z");
            page.get("/api/alarms?resident=r-0003&open=true");
            page.get("/api/devices/kiosk-01");
            page.get("/api/streets");
        }
        await().until(() -> machine.get("/api/audit").body().contains("signIn"));
        List<String> looks = new ArrayList<>();
        JsonNode entries = machine.get("/api/audit").json().path("items");
        entries.forEach(entry ->
                looks.add(
                        "%s %s %s %s"
                                .formatted(
                                        entry.path("by").asText(),
                                        entry.path("operation").asText(),
                                        entry.path("residentId").asText(),
                                        entry.path("subject").asText())));
        assertThat(looks.remove("liyan signIn null 127.0.0.1")).isTrue();
        assertThat(looks)
                .hasSize(3)
                .contains("liyan getDevice r-0001 bed-0001", "liyan listReadings r-0002 bed-0002");
        assertThat(looks.getFirst())
                .startsWith("liyan listAlarms null")
                .contains("resident=r-0003");
        assertThat(machine.get("/api/audit?resident=r-0002").json().path("items")).hasSize(1);
        assertThat(machine.get("/api/audit?by=machine").json().path("items")).isEmpty();
    }

    @Test
    void whoeverWritesAtTheSameTimeTheChainHasNoGap() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> looks = new ArrayList<>();
            for (int look = 0; look < 40; look++) {
                looks.add(() -> machine.get("/api/devices/bed-0001").status());
            }
            for (var look : threads.invokeAll(looks)) {
                assertThat(look.get()).isEqualTo(200);
            }
        }
        JsonNode verified = machine.get("/api/audit/verification").json();
        assertThat(verified.path("intact").asBoolean()).isTrue();
        assertThat(verified.path("entries").asLong()).isEqualTo(40);
        assertThat(verified.path("lastHash").asText())
                .isEqualTo(machine.get("/api/audit?limit=1").json().at("/items/0/hash").asText());
    }

    @Test
    void entryCanNeitherBeChangedNorTakenOutUnnoticed() {
        for (int look = 0; look < 3; look++) {
            machine.get("/api/devices/bed-0001");
        }
        for (String attempt :
                List.of(
                        "update accounts.audit set by = 'nobody' where number = 2",
                        "delete from accounts.audit where number = 2",
                        "truncate accounts.audit")) {
            assertThatThrownBy(() -> running.tables().useHandle(handle -> handle.execute(attempt)))
                    .hasMessageContaining("append-only");
        }
        running.tables()
                .useHandle(handle -> {
                    handle.execute("alter table accounts.audit disable trigger append_only");
                    handle.execute(
                            "update accounts.audit set resident_id = 'r-0002' where number = 2");
                });
        JsonNode verified = machine.get("/api/audit/verification").json();
        assertThat(verified.path("intact").asBoolean()).isFalse();
        assertThat(verified.path("brokenAt").asLong()).isEqualTo(2);
    }

    @Test
    void logThatIsCutOffOrMadeAnewIsNoticedByItsAnchors() throws IOException {
        for (int look = 0; look < 3; look++) {
            machine.get("/api/devices/bed-0001");
        }
        JsonNode before = machine.get("/api/audit/verification").json();
        Path anchors = running.configured().audit().anchors();
        Files.writeString(
                anchors, "%s 3 %s%n".formatted(Instant.now(), before.path("lastHash").asText()));
        assertThat(machine.get("/api/audit/verification").json().path("anchors").asInt())
                .isEqualTo(1);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        AuditConfig config = running.configured().audit();
        assertThat(AuditCheck.run(running.database(), config, new PrintStream(said, true, UTF_8)))
                .isZero();
        assertThat(said.toString(UTF_8)).contains("as it was written: 3 entries, 1 anchors fit");

        running.tables()
                .useHandle(handle -> {
                    handle.execute("alter table accounts.audit disable trigger append_only");
                    handle.execute("delete from accounts.audit where number = 3");
                });
        JsonNode cut = machine.get("/api/audit/verification").json();
        assertThat(cut.path("intact").asBoolean()).isFalse();
        assertThat(cut.path("fault").asText()).isEqualTo("cut-off");
        assertThat(cut.path("brokenAt").asLong()).isEqualTo(3);

        machine.get("/api/devices/bed-0002");
        assertThat(machine.get("/api/audit/verification").json().path("fault").asText())
                .isEqualTo("rebuilt");
        said.reset();
        assertThat(AuditCheck.run(running.database(), config, new PrintStream(said, true, UTF_8)))
                .isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("NOT as it was written", "made anew");
    }

    @Test
    void anchorIsKeptByItself() {
        machine.get("/api/devices/bed-0001");
        running = running.restart();
        Path anchors = running.configured().audit().anchors();
        await().until(() -> Files.exists(anchors));
        await().until(() -> Files.readString(anchors).matches("\\S+ 1 [0-9a-f]{64}\\n"));
    }

    @Test
    void pagesOfTheLogFollowOneAnother() {
        for (int look = 0; look < 7; look++) {
            machine.get("/api/devices/bed-0001");
        }
        List<Long> numbers = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body = machine.get("/api/audit?limit=3" + cursor).json();
            body.path("items").forEach(entry -> numbers.add(entry.path("number").asLong()));
            assertThat(body.path("next").isNull()).isEqualTo(page == 2);
            cursor = "&cursor=" + body.path("next").asText();
        }
        assertThat(numbers).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }
}
