package cn.yinling.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.accounts.oidc.OidcConfig;
import cn.yinling.hub.support.ApiClient;
import cn.yinling.hub.support.ApiClient.Reply;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.web.api.Role;
import cn.yinling.testing.Chromium;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sign-in by another house: npm's oidc-provider, in a real browser. */
@Tag("browser")
class OidcBrowserIT {
    private static Chromium chromium;
    private static Process house;
    private static URI issuer;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        house =
                new ProcessBuilder("node", "oidc-provider.js")
                        .directory(Path.of("src", "test", "node").toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said = house.inputReader();
        String line = said.readLine();
        if (line == null) {
            throw new IOException("node oidc-provider.js did not start: is 'npm ci' done?");
        }
        issuer = URI.create(line);
    }

    @AfterAll
    static void stop() throws IOException {
        chromium.close();
        house.getOutputStream().close();
    }

    private static OidcConfig config(boolean hasSecondFactor) {
        return new OidcConfig(
                "市民云",
                issuer,
                "yinling",
                new Secret("a-secret-of-a-test"),
                "preferred_username",
                hasSecondFactor);
    }

    private static RunningGateway gateway(ApiConfig api) {
        return RunningGateway.withBeds(
                1, RunningGateway.config().withOperators(Operators.both()).withApi(api));
    }

    @Test
    void whoIsKnownHereSignsInThereAndIsBackOnThePage() {
        ApiConfig api =
                ApiConfig.byPasswordAlone().with(config(true)).withSecondFactorFor(Role.OPERATOR);
        try (RunningGateway running = gateway(api);
                Page page = signedInThere(running, "chenxiao")) {
            assertThat(page.locator(".me")).containsText("陈晓");
            assertThat(page.locator("nav")).containsText("人员");
        }
    }

    @Test
    void whoIsNobodyHereIsToldSo() {
        try (RunningGateway running = gateway(ApiConfig.byPasswordAlone().with(config(true)));
                Page page = signedInThere(running, "stranger")) {
            assertThat(page.locator("[role=alert]")).containsText("没有");
            assertThat(page.locator("input[name=password]")).isVisible();
        }
    }

    @Test
    void otherHouseIsNoWayAroundASecondFactor() {
        ApiConfig api =
                ApiConfig.byPasswordAlone().with(config(false)).withSecondFactorFor(Role.OPERATOR);
        try (RunningGateway running = gateway(api)) {
            try (Page operator = signedInThere(running, "chenxiao")) {
                assertThat(operator.locator("[role=alert]")).containsText("两步验证");
            }
            try (Page viewer = signedInThere(running, "liyan")) {
                assertThat(viewer.locator(".me")).containsText("李燕");
            }
        }
    }

    @Test
    void journeyOfAnotherBrowserIsNotTakenUp() {
        try (RunningGateway running = gateway(ApiConfig.byPasswordAlone().with(config(true)));
                ApiClient one = ApiClient.stranger(running.gateway().webPort());
                ApiClient other = ApiClient.stranger(running.gateway().webPort())) {
            Reply begun = one.get("/api/session/oidc");
            assertThat(begun.status()).isEqualTo(302);
            String there = begun.header("Location").orElseThrow();
            assertThat(there).startsWith(issuer.toString()).contains("code_challenge_method=S256");
            String state = there.replaceFirst(".*[?&]state=([^&]+).*", "$1");
            Reply stolen = other.get("/api/session/oidc/callback?code=guessed&state=" + state);
            assertThat(stolen.header("Location")).hasValue("/?refused=oidc-late");
            String cookie = begun.header("Set-Cookie").orElseThrow().split(";", 2)[0];
            Reply again =
                    one.with("Cookie", cookie)
                            .get("/api/session/oidc/callback?code=guessed&state=" + state);
            assertThat(again.header("Location"))
                    .as("a journey ends with the first who comes back")
                    .hasValue("/?refused=oidc-late");
        }
    }

    @Test
    void codeThatIsMadeUpIsNotBelieved() {
        try (RunningGateway running = gateway(ApiConfig.byPasswordAlone().with(config(true)));
                ApiClient one = ApiClient.stranger(running.gateway().webPort())) {
            Reply begun = one.get("/api/session/oidc");
            String state =
                    begun.header("Location")
                            .orElseThrow()
                            .replaceFirst(".*[?&]state=([^&]+).*", "$1");
            String cookie = begun.header("Set-Cookie").orElseThrow().split(";", 2)[0];
            Reply refused =
                    one.with("Cookie", cookie)
                            .get("/api/session/oidc/callback?code=guessed&state=" + state);
            assertThat(refused.header("Location")).hasValue("/?refused=oidc-away");
            assertThat(refused.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void houseThatIsAwayLeavesThePasswordAsAWay() {
        OidcConfig away =
                new OidcConfig(
                        "市民云",
                        URI.create("http://127.0.0.1:1"),
                        "yinling",
                        null,
                        "preferred_username",
                        true);
        try (RunningGateway running = gateway(ApiConfig.byPasswordAlone().with(away));
                ApiClient page = ApiClient.stranger(running.gateway().webPort());
                ApiClient chenxiao = Operators.signedIn(running.gateway().webPort(), "chenxiao")) {
            assertThat(page.get("/api/session/ways").json().path("openIdConnect").asText())
                    .isEqualTo("市民云");
            assertThat(page.get("/api/session/oidc").header("Location"))
                    .hasValue("/?refused=oidc-away");
            assertThat(chenxiao.get("/api/session").status()).isEqualTo(200);
        }
    }

    /** Whoever types a name there is she; then she is asked whether we may know. */
    private static Page signedInThere(RunningGateway running, String name) {
        Page page = chromium.open("http://127.0.0.1:%d/".formatted(running.gateway().webPort()));
        page.locator("a.elsewhere").click();
        page.locator("input[name=login]").fill(name);
        page.locator("input[name=password]").fill("anything");
        page.locator("button[type=submit]").click();
        page.locator("button[type=submit]").click();
        return page;
    }
}
