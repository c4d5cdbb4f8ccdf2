package cn.yinling.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.yinling.hotline.support.DistrictHub;
import cn.yinling.hotline.support.TestDatabases;
import cn.yinling.hotline.support.TestHotline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent's minute in a real browser, from the sign-in to the outcome. */
@Tag("browser")
class ConsoleIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @BeforeAll
    static void browserIsThere() {
        boolean isThere = Files.isExecutable(CHROMIUM);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("%s is needed: apt-get install chromium", CHROMIUM).isTrue();
        }
        assumeTrue(isThere, "no browser at %s: apt-get install chromium".formatted(CHROMIUM));
    }

    @Test
    void agentSignsInAcceptsWithEnterAndClosesWithAnOutcome() {
        try (DistrictHub hub = DistrictHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.config(
                                        TestDatabases.create(),
                                        hub.gateway().mqtt(),
                                        null,
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(60)));
                Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new BrowserType.LaunchOptions()
                                                .setExecutablePath(CHROMIUM)
                                                .setArgs(List.of("--no-sandbox")));
                Page page = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"))) {
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate("http://127.0.0.1:%d/".formatted(hotline.webPort()));
            signIn(page);
            page.locator(".idle .ready").click();
            assertThat(page.locator(".idle .ready")).isHidden();

            hub.press();
            assertThat(page.locator(".offer .accept")).isFocused();
            assertThat(page.locator(".offer")).containsText("王秀英");
            page.keyboard().press("Enter");
            assertThat(page.locator(".timeline")).containsText("接单");
            assertThat(page.locator("body")).containsText("门禁 1234#");

            page.locator(".choice").filter(text("已安抚")).click();
            page.getByRole(AriaRole.BUTTON).filter(text("办结")).first().click();
            assertThat(page.locator(".idle")).isVisible();
            await().until(() -> hub.gateway().status().alarmsOpen() == 0);
            // The first look at the session finds nobody signed in, and browsers log that.
            complaints.removeIf(text -> text.contains("401"));
            assertThat(complaints).isEmpty();
        }
    }

    private static void signIn(Page page) {
        page.locator("label.seat", new Page.LocatorOptions().setHasText("坐席 7")).click();
        page.locator("input[name=agent]").fill("anna");
        page.locator("input[name=password]").fill("password-anna");
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator("header")).containsText("陈晓");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
