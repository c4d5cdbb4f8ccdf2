package cn.yinling.hotline;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.DistrictHub;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.testing.Chromium;
import cn.yinling.testing.district.PostgresServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an agent sees of a case in a real browser, of a real hub. */
@Tag("browser")
class ConsoleCaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void caseSaysWhatIsWrongWhatElseIsAndEachAlarmEndsWithItsOwnOutcome() {
        try (DistrictHub hub = DistrictHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.config(
                                        PostgresServer.newDatabase(),
                                        hub.gateway().mqtt(),
                                        null,
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(60)));
                Chromium chromium = Chromium.start();
                Page page = chromium.page()) {
            page.navigate("http://127.0.0.1:%d/".formatted(hotline.webPort()));
            signIn(page);
            page.locator(".idle .ready").click();

            hub.slowHeart(36);
            shown(page, ".offer .why", "心率过慢 36次/分（下限45）");
            page.locator(".offer .accept").click();
            shown(page, ".case .why", "心率过慢 36次/分（下限45）");
            shown(page, ".case .vitals", "36");
            shown(page, ".case .script", "您醒着吗");

            hub.press();
            shown(page, ".case .why", "按下求助键");
            shown(page, ".case .also", "心率过慢 36次/分（下限45）");
            shown(page, ".case .timeline", "新增报警：按下求助键");
            assertThat(page.locator(".case .timeline")).not().containsText("又按了一次");

            page.locator(".choice").filter(text("已呼叫120")).click();
            assertThat(page.locator(".wrap-up .close")).isDisabled();
            page.locator(".choice").filter(text("误触")).click();
            page.locator(".wrap-up .close").click();
            await().atMost(PATIENCE).until(() -> hub.gateway().status().alarmsOpen() == 0);
            await().atMost(PATIENCE).until(() -> hub.outcomes().size() == 2);
            assertThat(hub.outcomes())
                    .containsEntry("sos", "ambulance")
                    .containsEntry("hr-low", "false-alarm");
        }
    }

    private static void shown(Page page, String where, String text) {
        assertThat(page.locator(where))
                .containsText(
                        text,
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout((double) PATIENCE.toMillis()));
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
