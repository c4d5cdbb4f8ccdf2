package cn.yinling.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.DistrictHub;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.runtime.web.WebTlsConfig;
import cn.yinling.testing.Certificates;
import cn.yinling.testing.Chromium;
import cn.yinling.testing.district.PostgresServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent's minute in a real browser, from the sign-in to the outcome. */
@Tag("browser")
class ConsoleIT {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Away from localhost, a browser gives the microphone to such a page alone. */
    @Test
    void consoleWorksOverTls(@TempDir Path folder) {
        Certificates ours = new Certificates(folder, "ca").issue("desk", "desk", "IP:127.0.0.1");
        WebTlsConfig tls = new WebTlsConfig(ours.certificate("desk"), ours.privateKey("desk"));
        try (TestHub hub = TestHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.over(
                                        TestHotline.config(
                                                PostgresServer.newDatabase(), hub.uri(), null),
                                        tls));
                Chromium chromium = Chromium.start()) {
            await().until(hub::hasHotline);
            Page page = chromium.page(new Browser.NewPageOptions().setIgnoreHTTPSErrors(true));
            page.navigate("https://127.0.0.1:%d/".formatted(hotline.webPort()));
            assertThat(page.evaluate("isSecureContext")).isEqualTo(true);
            signIn(page);
            page.locator(".idle .ready").click();
            hub.push(Alarms.sos("bed-0001"));
            page.locator(".offer .accept").click();
            assertThat(page.locator("textarea")).isFocused();
            assertThat(page.context().cookies())
                    .singleElement()
                    .matches(cookie -> cookie.secure && cookie.httpOnly);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void agentSignsInAcceptsWithEnterAndClosesWithAnOutcomeThatCanBeTakenBack() {
        try (DistrictHub hub = DistrictHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.config(
                                        PostgresServer.newDatabase(),
                                        hub.gateway().mqtt(),
                                        null,
                                        LONG,
                                        LONG,
                                        LONG));
                Chromium chromium = Chromium.start()) {
            Page page = chromium.page();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                boolean isOfVitals = message.location().contains("/vitals"); // no API to ask here
                if (message.type().equals("error") && !isOfVitals) {
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
            assertThat(page.locator(".timeline")).containsText("受理");
            assertThat(page.locator("textarea")).isFocused();
            assertThat(page.locator("body")).containsText("门禁 1234#");

            page.locator(".choice").filter(text("已安抚")).click();
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".closing")).containsText("王秀英，按下求助键，结果“已安抚”");
            page.keyboard().press("Escape");
            assertThat(page.locator(".closing")).isHidden();
            assertThat(page.locator(".case")).isVisible();
            assertThat(hub.gateway().status().alarmsOpen()).isEqualTo(1);

            page.locator(".choice").filter(text("已通知家属")).click();
            page.keyboard().press("Control+Enter");
            page.getByRole(AriaRole.BUTTON).filter(text("立即办结")).click();
            assertThat(page.locator(".idle")).isVisible();
            await().atMost(PATIENCE).until(() -> hub.gateway().status().alarmsOpen() == 0);
            readAgain(page);
            // The first look at the session finds nobody signed in, and browsers log that.
            complaints.removeIf(text -> text.contains("401"));
            assertThat(complaints).isEmpty();
        }
    }

    private static void readAgain(Page page) {
        Locator line = page.locator(".last tr").filter(text("王秀英"));
        assertThat(line).containsText("已通知家属");
        line.locator(".open").click();
        assertThat(page.locator(".closed .timeline")).containsText("办结");
        page.locator("#closed-note").fill("女儿回电，晚上过去陪她");
        page.getByRole(AriaRole.BUTTON).filter(text("记入经过")).click();
        assertThat(page.locator(".closed .timeline")).containsText("女儿回电");
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
