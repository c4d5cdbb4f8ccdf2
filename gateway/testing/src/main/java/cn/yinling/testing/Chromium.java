package cn.yinling.testing;

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
import java.util.stream.Stream;

/** A real browser; where there is none a suite is skipped with the reason, in CI it fails. */
public final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");

    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    /** A tone for a microphone, and nobody who must allow it. */
    private static final List<String> WITH_MICROPHONE =
            List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

    private Chromium(List<String> arguments) {
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
                                        .setArgs(
                                                Stream.concat(
                                                                Stream.of("--no-sandbox"),
                                                                arguments.stream())
                                                        .toList()));
    }

    /**
     * Starts it. Skips the tests of a machine that has none; on a build server it must be there.
     */
    public static Chromium start() {
        return start(List.of());
    }

    /** The same with a microphone, into which a tone is beeped all the time. */
    public static Chromium withMicrophone() {
        return start(WITH_MICROPHONE);
    }

    private static Chromium start(List<String> arguments) {
        boolean isThere = Files.isExecutable(BINARY);
        String needed = "no browser at %s: apt-get install chromium".formatted(BINARY);
        if (!isThere && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(needed);
        }
        assumeTrue(isThere, needed);
        return new Chromium(arguments);
    }

    /** A page of a person who reads Chinese; what goes wrong in it is kept. */
    public Page page() {
        return page(new Browser.NewPageOptions());
    }

    /** The same on another screen. */
    public Page page(Browser.NewPageOptions options) {
        Page page = browser.newPage(options.setLocale("zh-CN"));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** The same at that address. */
    public Page open(String address) {
        Page page = page();
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
