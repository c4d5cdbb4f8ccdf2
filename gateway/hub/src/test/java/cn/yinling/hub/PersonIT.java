package cn.yinling.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.accounts.Accounts;
import cn.yinling.accounts.signin.Invitations;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.AuthenticatorApp;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an empty database to a first clerk, by the API alone; and what is refused on the way. */
class PersonIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String BED_STREET = "320602-01";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-28T03:00:00Z"));
    private RunningGateway running;

    @BeforeEach
    void start() {
        GatewayConfig config =
                RunningGateway.config()
                        .withApi(
                                ApiConfig.byPasswordAlone()
                                        .withSecondFactorFor(Role.OPERATOR, Role.AUDITOR));
        running = RunningGateway.withBeds(1, config, now::get);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void firstOperatorSignsInByAOneTimeCodeAndEnrolsASecondFactor() {
        String code = firstCode();
        try (ApiClient page = page()) {
            Reply nameless = accept(page, code, "");
            assertThat(nameless.status()).isEqualTo(400);
            assertThat(nameless.body()).contains("/id", "/name");
            Reply first = accept(page, code, ", \"id\": \"chenxiao\", \"name\": \"陈晓\"");
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.json().path("secondFactor").asText()).isEqualTo("needed");
            assertThat(first.json().path("roles")).isEmpty();
            assertThat(accept(page, code, "").status()).isEqualTo(404);

            ApiClient chenxiao = with(first);
            assertThat(chenxiao.get("/api/persons").status()).isEqualTo(403);
            AuthenticatorApp app = enrol(chenxiao);
            assertThat(chenxiao.get("/api/persons").status()).isEqualTo(200);
            assertThat(chenxiao.get("/api/session").json().path("secondFactor").asText())
                    .isEqualTo("enrolled");

            pass(Duration.ofMinutes(2));
            assertThat(signIn(page, "chenxiao", null).json().path("code").asText())
                    .isEqualTo("second-factor-needed");
            assertThat(signIn(page, "chenxiao", "000000").json().path("code").asText())
                    .isEqualTo("second-factor-wrong");
            String good = app.codeAt(now.get());
            assertThat(signIn(page, "chenxiao", good).status()).isEqualTo(200);
            assertThat(signIn(page, "chenxiao", good).json().path("title").asText())
                    .contains("used already");
            Reply late = signIn(page, "chenxiao", app.codeAt(now.get().minusSeconds(600)));
            assertThat(late.json().path("code").asText()).isEqualTo("second-factor-clock");
            assertThat(late.json().path("detail").asText()).contains("10 minutes slow");
        }
    }

    @Test
    void recoveryCodeIsGoodOnce() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            JsonNode codes = recoveryCodes(chenxiao);
            assertThat(codes).hasSize(10);
            String lost = codes.get(3).asText().toLowerCase(Locale.ROOT);
            assertThat(signIn(page, "chenxiao", lost).status()).isEqualTo(200);
            assertThat(signIn(page, "chenxiao", lost).json().path("code").asText())
                    .isEqualTo("second-factor-wrong");
            assertThat(signIn(page, "chenxiao", codes.get(4).asText()).status()).isEqualTo(200);
        }
    }

    @Test
    void secondFactorIsReplacedByWhoHasTheFirst() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            JsonNode codes = recoveryCodes(chenxiao);
            assertThat(begin(chenxiao, null).status()).isEqualTo(409);
            assertThat(begin(chenxiao, null).json().path("code").asText())
                    .isEqualTo("second-factor-needed");
            Reply guessed = begin(chenxiao, "AAAA-BBBB-CCCC");
            assertThat(guessed.status()).isEqualTo(409);
            assertThat(guessed.json().path("code").asText()).isEqualTo("second-factor-wrong");
            assertThat(confirm(chenxiao, "000000").status()).isEqualTo(404);

            AuthenticatorApp next = app(begin(chenxiao, codes.get(0).asText()));
            assertThat(confirm(chenxiao, next.codeAt(now.get())).status()).isEqualTo(200);
            pass(Duration.ofMinutes(2));
            assertThat(signIn(page, "chenxiao", next.codeAt(now.get())).status()).isEqualTo(200);
        }
    }

    @Test
    void whoTriesInVainIsWrittenDownAndNotWhatWasTypedForAName() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            enrol(chenxiao);
            assertThat(signIn(page, "my-secret-password", null).status()).isEqualTo(401);
            assertThat(signIn(page, "chenxiao", "000000").status()).isEqualTo(401);
            await().untilAsserted(() ->
                    assertThat(refused(chenxiao)).containsExactlyInAnyOrder("?", "chenxiao"));
        }
    }

    private static List<String> refused(ApiClient reader) {
        JsonNode items = reader.get("/api/audit").json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(entry -> entry.path("operation").asText().equals("signInRefused"))
                .map(entry -> entry.path("by").asText())
                .toList();
    }

    @Test
    void operatorEntersAnAgentAndAStreetClerk() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            enrol(chenxiao);
            Reply agent = create(chenxiao, "1001", "李敏", "{\"role\": \"agent\"}");
            assertThat(agent.status()).isEqualTo(201);
            assertThat(agent.header("Location")).hasValue("/api/persons/1001");
            Reply clerk =
                    create(
                            chenxiao,
                            "zhaoli",
                            "赵莉",
                            "{\"role\": \"street-staff\", \"street\": \"%s\"}"
                                    .formatted(BED_STREET));
            assertThat(clerk.status()).isEqualTo(201);
            assertThat(clerk.json().at("/person/roles/0/street").asText()).isEqualTo(BED_STREET);
            assertThat(clerk.json().at("/person/hasPassword").asBoolean()).isFalse();

            Reply hers = accept(page, clerk.json().path("code").asText(), "");
            assertThat(hers.json().path("displayName").asText()).isEqualTo("赵莉");
            assertThat(hers.json().path("roles")).hasSize(1);
            assertThat(hers.json().path("secondFactor").asText()).isEqualTo("none");
            assertThat(with(hers).get("/api/persons").status()).isEqualTo(403);
            assertThat(signIn(page, "zhaoli", null).status()).isEqualTo(200);

            assertThat(create(chenxiao, "1001", "李", "").json().path("code").asText())
                    .isEqualTo("id-taken");
            assertThat(ids(chenxiao.get("/api/persons?role=agent"))).isEqualTo("1001 ");
            assertThat(ids(chenxiao.get("/api/persons?q=%E8%B5%B5"))).isEqualTo("zhaoli ");
            assertThat(ids(chenxiao.get("/api/persons?limit=2"))).isEqualTo("1001 chenxiao ");
            String next = chenxiao.get("/api/persons?limit=2").json().path("next").asText();
            assertThat(ids(chenxiao.get("/api/persons?cursor=" + next))).isEqualTo("zhaoli ");
        }
    }

    @Test
    void roleThatMakesNoSenseIsRefusedWithWhereItStands() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            enrol(chenxiao);
            for (String[] wrong :
                    new String[][] {
                        {"{\"role\": \"street-staff\"}", "bound to a street"},
                        {
                            "{\"role\": \"street-staff\", \"street\": \"gone\"}",
                            "there is no street gone"
                        },
                        {"{\"role\": \"operator\", \"street\": \"320602-01\"}", "whole district"},
                        {
                            "{\"role\": \"family\", \"resident\": \"r-none\"}",
                            "there is no resident"
                        },
                        {
                            "{\"role\": \"driver\", \"street\": \"320602-01\", \"place\": \"p\"}",
                            "one thing"
                        },
                        {"{\"role\": \"service\"}", "programs"},
                        {"{\"role\": \"queen\"}", "/roles/0/role"}
                    }) {
                Reply refused = create(chenxiao, "new", "新", wrong[0]);
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.body()).contains(wrong[1], "/roles/0");
            }
        }
    }

    @Test
    void lastOperatorCanNeitherGoNorLoseHerRole() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            enrol(chenxiao);
            assertThat(order(chenxiao, "/api/persons/chenxiao/end").json().path("code").asText())
                    .isEqualTo("last-operator");
            Reply change = change(chenxiao, "chenxiao", "陈晓", "{\"role\": \"viewer\"}");
            assertThat(change.json().path("code").asText()).isEqualTo("last-operator");

            Reply other = create(chenxiao, "liyan", "李燕", "{\"role\": \"operator\"}");
            assertThat(order(chenxiao, "/api/persons/chenxiao/end").status())
                    .as("the other has no password yet")
                    .isEqualTo(409);
            Reply liyan = accept(page, other.json().path("code").asText(), "");
            enrol(with(liyan));
            assertThat(order(chenxiao, "/api/persons/chenxiao/end").status()).isEqualTo(200);
            assertThat(chenxiao.get("/api/session").status()).isEqualTo(401);
            assertThat(signIn(page, "chenxiao", null).json().path("code").asText())
                    .isEqualTo("wrong-credentials");
            assertThat(order(with(liyan), "/api/persons/chenxiao/resume").status()).isEqualTo(200);
        }
    }

    @Test
    void roleTakenAwayIsGoneAtOnce() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            enrol(chenxiao);
            Reply viewer = create(chenxiao, "liyan", "李燕", "{\"role\": \"viewer\"}");
            ApiClient liyan = with(accept(page, viewer.json().path("code").asText(), ""));
            assertThat(liyan.get("/api/devices").status()).isEqualTo(200);
            assertThat(change(chenxiao, "liyan", "李燕", "").status()).isEqualTo(200);
            assertThat(liyan.get("/api/devices").status()).isEqualTo(403);
            Reply stale =
                    chenxiao.with("If-Match", "\"1\"")
                            .put("/api/persons/liyan", "{\"name\": \"李\", \"roles\": []}");
            assertThat(stale.status()).isEqualTo(412);
        }
    }

    @Test
    void passwordIsChangedByWhoKnowsItAndEndsAllOtherSessions() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            ApiClient elsewhere = with(signIn(page, "chenxiao", null));
            assertThat(elsewhere.get("/api/session").status()).isEqualTo(200);
            assertThat(
                            chenxiao.put(
                                            "/api/session/password",
                                            "{\"old\": \"wrong\", \"new\": \"another-horse\"}")
                                    .status())
                    .isEqualTo(409);
            Reply changed =
                    chenxiao.put(
                            "/api/session/password",
                            "{\"old\": \"%s\", \"new\": \"another-horse\"}".formatted(PASSWORD));
            assertThat(changed.status()).isEqualTo(200);
            assertThat(with(changed).get("/api/session").status()).isEqualTo(200);
            assertThat(chenxiao.get("/api/session").status()).isEqualTo(401);
            assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
            assertThat(signIn(page, "chenxiao", null).status()).isEqualTo(401);
        }
    }

    @Test
    void oneTimeCodeIsNoWayAroundTheSecondFactor() {
        try (ApiClient page = page()) {
            ApiClient chenxiao = first(page);
            AuthenticatorApp app = enrol(chenxiao);
            String again =
                    order(chenxiao, "/api/persons/chenxiao/invitation")
                            .json()
                            .path("code")
                            .asText();
            Reply accepted = accept(page, again, "");
            assertThat(accepted.status()).isEqualTo(401);
            assertThat(accepted.json().path("code").asText()).isEqualTo("second-factor-needed");
            assertThat(accepted.header("Set-Cookie")).isEmpty();
            assertThat(chenxiao.get("/api/session").status()).isEqualTo(401);
            pass(Duration.ofMinutes(2));
            assertThat(signIn(page, "chenxiao", app.codeAt(now.get())).status()).isEqualTo(200);
        }
    }

    private int port() {
        return running.gateway().webPort();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private ApiClient page() {
        return ApiClient.stranger(port()).with("X-Yinling-Page", "1");
    }

    private ApiClient with(Reply signedIn) {
        String cookie = signedIn.header("Set-Cookie").orElseThrow().split(";", 2)[0];
        return page().with("Cookie", cookie);
    }

    /** In place of the one that the log has at the start. */
    private String firstCode() {
        await().until(() -> running.count("select count(*) from accounts.invitation") > 0);
        try (Database database = Database.start(running.database(), Accounts.MIGRATIONS)) {
            database.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
            Invitations invitations = new Invitations(database::jdbi, now::get);
            return database.jdbi()
                    .inTransaction(handle -> invitations.issueFirst(handle, "test"))
                    .code()
                    .text();
        }
    }

    private ApiClient first(ApiClient page) {
        return with(accept(page, firstCode(), ", \"id\": \"chenxiao\", \"name\": \"陈晓\""));
    }

    private static Reply accept(ApiClient page, String code, String more) {
        return page.post(
                "/api/session/invitation",
                "{\"code\": \"%s\", \"password\": \"%s\"%s}".formatted(code, PASSWORD, more));
    }

    private static Reply signIn(ApiClient page, String name, @Nullable String code) {
        return page.post(
                "/api/session",
                "{\"name\": \"%s\", \"password\": \"%s\"%s}"
                        .formatted(
                                name,
                                PASSWORD,
                                code == null ? "" : ", \"code\": \"" + code + "\""));
    }

    private AuthenticatorApp enrol(ApiClient person) {
        AuthenticatorApp app = begin(person);
        assertThat(confirm(person, "000000").status()).isEqualTo(409);
        assertThat(confirm(person, app.codeAt(now.get())).status()).isEqualTo(200);
        return app;
    }

    private JsonNode recoveryCodes(ApiClient person) {
        AuthenticatorApp app = begin(person);
        return confirm(person, app.codeAt(now.get())).json().path("recoveryCodes");
    }

    private static AuthenticatorApp begin(ApiClient person) {
        Reply offered = begin(person, null);
        assertThat(offered.status()).isEqualTo(201);
        assertThat(person.get("/api/session/second-factor/qr").body()).contains("<svg");
        return app(offered);
    }

    /** With a code of the factor that she has; null for none. */
    private static Reply begin(ApiClient person, @Nullable String code) {
        String body = code == null ? "{}" : "{\"code\": \"%s\"}".formatted(code);
        return person.post("/api/session/second-factor", body);
    }

    private static AuthenticatorApp app(Reply offered) {
        String typed = offered.json().path("secret").asText();
        assertThat(offered.json().path("uri").asText()).contains("secret=" + typed);
        return new AuthenticatorApp(typed);
    }

    private static Reply confirm(ApiClient person, String code) {
        return person.put("/api/session/second-factor", "{\"code\": \"%s\"}".formatted(code));
    }

    /** A post that needs no body. */
    private static Reply order(ApiClient by, String path) {
        return by.send("POST", path, null, null);
    }

    private static Reply create(ApiClient by, String id, String name, String role) {
        return by.post(
                "/api/persons",
                "{\"id\": \"%s\", \"name\": \"%s\", \"roles\": [%s]}".formatted(id, name, role));
    }

    private Reply change(ApiClient by, String id, String name, String role) {
        String version = by.get("/api/persons/" + id).header("ETag").orElseThrow();
        return by.with("If-Match", version)
                .put(
                        "/api/persons/" + id,
                        "{\"name\": \"%s\", \"roles\": [%s]}".formatted(name, role));
    }

    private static String ids(Reply page) {
        StringBuilder ids = new StringBuilder();
        page.json()
                .path("items")
                .forEach(person -> ids.append(person.path("id").asText()).append(' '));
        return ids.toString();
    }
}
