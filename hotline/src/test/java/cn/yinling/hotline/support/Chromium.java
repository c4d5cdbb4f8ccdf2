package cn.yinling.hotline.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's browser. */
public final class Chromium implements AutoCloseable {
    private static final Path PLACE = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright) {
        this.playwright = playwright;
        this.browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PLACE)
                                        .setArgs(List.of("--no-sandbox")));
    }

    /** Skips the tests of a machine without one; on a build server it must be there. */
    public static void mustBeThere() {
        boolean isThere = Files.isExecutable(PLACE);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("%s is needed: apt-get install chromium", PLACE).isTrue();
        }
        assumeTrue(isThere, "no browser at %s: apt-get install chromium".formatted(PLACE));
    }

    public static Chromium start() {
        return new Chromium(
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /** A page of a browser that speaks Chinese. */
    public Page page() {
        Page page = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
