package cn.yinling.simulators.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;

/** The page of the first seat, whose telephone is in it. */
final class SpokenPage {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Keeps every connection of the page, so that its sound can be measured. */
    private static final String KEEP_CONNECTIONS =
            """
            window.connections = [];
            window.RTCPeerConnection = class extends RTCPeerConnection {
              constructor(...given) { super(...given); window.connections.push(this); }
            };
            """;

    /** How much sound has come in from the exchange, in the unit of {@code totalAudioEnergy}. */
    private static final String HEARD =
            """
            async () => {
              let energy = 0;
              for (const connection of window.connections) {
                for (const one of (await connection.getStats()).values()) {
                  if (one.type === 'inbound-rtp' && one.kind === 'audio') energy += one.totalAudioEnergy ?? 0;
                }
              }
              return energy;
            }
            """;

    private final Page page;
    private final Platform platform;

    private SpokenPage(Page page, Platform platform) {
        this.page = page;
        this.platform = platform;
    }

    static SpokenPage of(Page page, Platform platform) {
        page.addInitScript(KEEP_CONNECTIONS);
        return new SpokenPage(page, platform);
    }

    SpokenPage signedIn() {
        page.navigate("http://127.0.0.1:%d/".formatted(platform.hotline().webPort()));
        page.locator("label.seat", new Page.LocatorOptions().setHasText("坐席 1")).first().click();
        page.locator("input[name=agent]").fill(platform.staff().people().getFirst());
        page.locator("input[name=password]").fill(Staff.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        return this;
    }

    void ready() {
        page.locator(".idle .ready").click();
    }

    void talks(String who) {
        shows(page.locator(".telephone .line.on").filter(withText(who)), "通话中");
    }

    /** More comes in than had come in at first: who hears an echo of the tone is heard herself. */
    void hearsSomething() {
        double before = heard();
        await().atMost(LIMIT).until(() -> heard() > before + 0.000_1);
    }

    /** Nothing has come in for a second. */
    boolean hearsNothing() {
        double before = heard();
        page.waitForTimeout(1_000);
        return heard() - before < 0.000_001;
    }

    private double heard() {
        return ((Number) page.evaluate(HEARD)).doubleValue();
    }

    /** Closes the case in hand, for good. */
    void close(String outcome) {
        page.locator(".choice").filter(withText(outcome)).click();
        page.locator(".wrap-up .close").click();
        button("立即办结").click();
    }

    void shows(Locator where, String text) {
        assertThat(where)
                .containsText(
                        text,
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout((double) LIMIT.toMillis()));
    }

    Locator button(String text) {
        return page.locator("button", new Page.LocatorOptions().setHasText(text)).first();
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
