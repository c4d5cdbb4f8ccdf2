package cn.yinling.hub.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser; where there is none a suite is skipped with the reason, in CI it fails. */
public final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(BINARY)
                                        .setArgs(List.of("--no-sandbox")));
    }

    public static Chromium start() {
        boolean isThere = Files.isExecutable(BINARY);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(isThere).as("%s is needed: apt-get install chromium", BINARY).isTrue();
        }
        assumeTrue(isThere, "no browser at %s: apt-get install chromium".formatted(BINARY));
        return new Chromium();
    }

    /** A page of a person who reads Chinese; what goes wrong in it is kept. */
    public Page open(String address) {
        Page page = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    /** What went wrong; a browser also logs every answer that is no success. */
    public List<String> complaints() {
        return complaints.stream().filter(text -> !text.contains("Failed to load")).toList();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
