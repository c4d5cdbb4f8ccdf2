package cn.yinling.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.Alarms;
import cn.yinling.hotline.support.Cable;
import cn.yinling.hotline.support.HotlineTables;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.hotline.support.TestHub;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.Chromium;
import cn.yinling.testing.district.PostgresServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A line that is cut in the middle of a case, as the agent sees it. */
@Tag("browser")
class CutLineIT {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseConfig database = PostgresServer.newDatabase();

    @Test
    void pageSaysUntilWhenTheCaseIsHersAndWhatSheWritesMeanwhileArrives() {
        try (TestHub hub = TestHub.start();
                Hotline hotline = hotline(hub, LONG);
                Cable cable = Cable.to(hotline.webPort());
                Chromium chromium = Chromium.start()) {
            Page page = onACase(chromium, cable, hub);
            page.locator("textarea").fill("右胯疼");
            await().atMost(PATIENCE).until(() -> draft().equals("右胯疼"));
            cable.cut();
            assertThat(page.locator("[role=timer]")).containsText("王秀英的求助还由您处理");
            page.locator("textarea").fill("右胯疼，断线时写的");
            cable.join();
            assertThat(page.locator("[role=timer]")).hasCount(0);
            await().atMost(PATIENCE).until(() -> draft().equals("右胯疼，断线时写的"));
        }
    }

    @Test
    void pageSaysWhoHasTheCaseAfterwardsAndWhatSheWroteGoesAlong() {
        try (TestHub hub = TestHub.start();
                Hotline hotline = hotline(hub, Duration.ZERO);
                Cable cable = Cable.to(hotline.webPort());
                Chromium chromium = Chromium.start();
                TestConsole bert = TestConsole.signedIn(hotline.webPort(), "bert", 2)) {
            Page page = onACase(chromium, cable, hub);
            page.locator("textarea").fill("右胯疼");
            await().atMost(PATIENCE).until(() -> draft().equals("右胯疼"));
            cable.cut();
            assertThat(banner(page)).containsText("可能已转给其他坐席");
            page.locator("textarea").fill("右胯疼，断线时写的");
            bert.command("ready");
            bert.command("accept", bert.offer().path("id").asText());
            bert.view(view -> view.path("draft").path("text").asText().equals("右胯疼"));
            cable.join();
            assertThat(banner(page)).containsText("王秀英的求助已由2号坐席bert接手");
            bert.view(view -> view.path("case").path("timeline").toString().contains("断线时写的"));
            assertThat(banner(page)).containsText("断线时写的也已补记");
        }
    }

    @Test
    void signInThatHasEndedSaysWhatWasInHand() {
        try (TestHub hub = TestHub.start();
                Hotline hotline = hotline(hub, LONG);
                Cable cable = Cable.to(hotline.webPort());
                Chromium chromium = Chromium.start()) {
            Page page = onACase(chromium, cable, hub);
            page.locator("textarea").fill("右胯疼");
            await().atMost(PATIENCE).until(() -> draft().equals("右胯疼"));
            page.request().delete(address(cable) + "api/session");
            assertThat(banner(page)).containsText("您的登录已失效");
            assertThat(banner(page)).containsText("王秀英的求助还由您处理");
            assertThat(page.locator("input[name=agent]")).hasValue("anna");
            assertThat(page.locator("input[name=password]")).isFocused();
            page.locator("input[name=password]").fill("password-anna");
            page.locator("input[name=password]").press("Enter");
            assertThat(page.locator("textarea")).hasValue("右胯疼");
        }
    }

    @Test
    void reloadWhileTheServerIsAwayShowsTheDeskAndNotTheSignInPage() {
        try (TestHub hub = TestHub.start();
                Hotline hotline = hotline(hub, LONG);
                Cable cable = Cable.to(hotline.webPort());
                Chromium chromium = Chromium.start()) {
            Page page = onACase(chromium, cable, hub);
            page.route("**/api/**", route -> route.fulfill(away()));
            page.reload();
            assertThat(banner(page)).containsText("王秀英的求助还由您处理");
            assertThat(page.locator("input[name=password]")).hasCount(0);
            page.unroute("**/api/**");
        }
    }

    private static Route.FulfillOptions away() {
        return new Route.FulfillOptions().setStatus(503);
    }

    private static Page onACase(Chromium chromium, Cable cable, TestHub hub) {
        Page page = chromium.page();
        page.navigate(address(cable));
        page.locator("label.seat", new Page.LocatorOptions().setHasText("坐席 7")).click();
        page.locator("input[name=agent]").fill("anna");
        page.locator("input[name=password]").fill("password-anna");
        page.locator("input[name=password]").press("Enter");
        page.locator(".idle .ready").click();
        assertThat(page.locator(".idle .ready")).isHidden();
        hub.push(Alarms.sos("bed-0001"));
        page.locator(".offer .accept").click();
        assertThat(page.locator("textarea")).isFocused();
        return page;
    }

    private static Locator banner(Page page) {
        return page.locator(".banner").first();
    }

    private static String address(Cable cable) {
        return "http://127.0.0.1:%d/".formatted(cable.port());
    }

    private String draft() {
        return HotlineTables.tables(database)
                .withHandle(handle ->
                        handle.createQuery("select coalesce(max(text), '') from case_draft")
                                .mapTo(String.class)
                                .one());
    }

    private Hotline hotline(TestHub hub, Duration grace) {
        Hotline started =
                Hotline.start(TestHotline.config(database, hub.uri(), null, LONG, grace, LONG));
        await().atMost(PATIENCE).until(hub::hasHotline);
        return started;
    }
}
