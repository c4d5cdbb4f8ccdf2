package cn.yinling.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.testing.Chromium;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real page in a real browser. The page's clock stands, so that a hold is as long as we say.
 */
@Tag("browser")
class KioskBrowserIT {
    private static final String START = "2026-11-21T03:00:00Z";
    private static final String STOP = "2026-11-21T03:01:00Z";

    private static Chromium chromium;

    @TempDir Path temp;
    private TestGateway gateway;
    private Kiosk kiosk;
    private Page page;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void shut() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void start() {
        gateway = TestGateway.start();
        kiosk = Kiosk.start(TestKiosk.config(temp.resolve("kiosk"), gateway.port(), "secret"));
        page = chromium.page(new Browser.NewPageOptions().setViewportSize(1080, 1920));
        page.clock().install(new com.microsoft.playwright.Clock.InstallOptions().setTime(START));
        page.navigate("http://127.0.0.1:" + kiosk.port() + "/");
        page.clock().pauseAt(STOP);
        await().until(gateway::hasKiosk);
        assertThat(page.getByText("和平街道养老服务中心")).isVisible();
    }

    @AfterEach
    void stop() {
        page.close();
        kiosk.close();
        gateway.close();
    }

    @Test
    void threeSecondsByMouseAreAnSosThatArrives() {
        pressMouse();
        page.clock().runFor(3100);
        page.mouse().up();

        assertThat(page.getByText(PageWords.of("sos.received"))).isVisible();
        assertThat(gateway.alarms()).hasSize(1);
    }

    @Test
    void threeSecondsByKeyboardAreAnSosThatArrives() {
        page.keyboard().down("Enter");
        page.clock().runFor(3100);
        page.keyboard().up("Enter");

        assertThat(page.getByText(PageWords.of("sos.received"))).isVisible();
        assertThat(gateway.alarms()).hasSize(1);
    }

    @Test
    void oneSecondIsNone() {
        pressMouse();
        page.clock().runFor(1000);
        page.mouse().up();
        page.clock().runFor(5000);
        page.keyboard().down("Space");
        page.clock().runFor(1000);
        page.keyboard().up("Space");
        page.clock().runFor(5000);

        assertThat(page.getByText(PageWords.of("button.tooShort"))).isVisible();
        assertThat(gateway.alarms()).isEmpty();
    }

    @Test
    void gatewayAwayIsToldAndTheSosSavedAllTheSame() {
        int port = gateway.port();
        gateway.close();
        assertThat(page.getByText(PageWords.of("link.offline"))).isVisible();
        pressMouse();
        page.clock().runFor(3100);
        page.mouse().up();
        assertThat(page.getByText(PageWords.of("sos.offline"))).isVisible();

        gateway = TestGateway.start(port);
        assertThat(page.getByText(PageWords.of("sos.received"))).isVisible();
        assertThat(gateway.alarms()).hasSize(1);
    }

    private void pressMouse() {
        Locator button =
                page.locator(
                        "button",
                        new Page.LocatorOptions().setHasText(PageWords.of("button.title")));
        BoundingBox box = button.boundingBox();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().down();
    }
}
