package cn.yinling.simulators.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.exchange.Asterisk;
import cn.yinling.simulators.exchange.ContainersNeeded;
import cn.yinling.simulators.exchange.SipPhone;
import cn.yinling.testing.Chromium;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent speaks, in her page, with a home that has called for help: a real Asterisk 22, a real
 * browser, sound both ways.
 */
@Tag("containers")
@Tag("browser")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ContainersNeeded.class)
class SpokenCaseIT {
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

    @TempDir static Path folder;
    private static Asterisk asterisk;
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        asterisk = new Asterisk("01");
        platform = Platform.start(Ports.FREE, District.ofSeed(7, 3), folder, asterisk.manager());
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @Test
    void agentAndHomeHearEachOtherAlsoAfterHerPageWasReloaded() throws Exception {
        Household home = platform.households().getFirst();
        try (SipPhone outside = SipPhone.outside(asterisk, "seat-answers.xml", 200);
                Chromium chromium = Chromium.withMicrophone();
                Page page = chromium.page();
                SosBed bed = SosBed.of(platform, home)) {
            page.addInitScript(KEEP_CONNECTIONS);
            signIn(page);
            bed.press();
            page.locator(".offer .accept").click();

            talks(page, "我的话机");
            talks(page, "床边对讲");
            hearsSomething(page);

            page.reload();
            talks(page, "我的话机");
            talks(page, "床边对讲");
            hearsSomething(page);
            assertThat(invites(outside)).as("the home was called once").isOne();
            assertThat(outside.messages()).as("and never cut off").doesNotContain("BYE sip:");

            button(page, "120").click();
            talks(page, "120急救");
            page.locator(".telephone .line").filter(withText("120急救")).getByText("挂断").click();
            shown(page.locator(".case .timeline"), "与120急救的通话结束");

            page.locator(".choice").filter(withText("已安抚")).click();
            page.locator(".wrap-up .close").click();
            button(page, "立即办结").click();
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(count(outside, "BYE sip:"))
                                    .as("120 and the home have been rung off")
                                    .isEqualTo(2));
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void signIn(Page page) {
        page.navigate("http://127.0.0.1:%d/".formatted(platform.hotline().webPort()));
        page.locator("label.seat", new Page.LocatorOptions().setHasText("坐席 1")).first().click();
        page.locator("input[name=agent]").fill(platform.staff().people().getFirst());
        page.locator("input[name=password]").fill(Staff.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.locator(".idle .ready").click();
    }

    private static void talks(Page page, String who) {
        shown(page.locator(".telephone .line.on").filter(withText(who)), "通话中");
    }

    /** More comes in than had come in at first: who hears an echo of the tone is heard herself. */
    private static void hearsSomething(Page page) {
        double before = heard(page);
        await().atMost(LIMIT).until(() -> heard(page) > before + 0.000_1);
    }

    private static double heard(Page page) {
        return ((Number) page.evaluate(HEARD)).doubleValue();
    }

    private static int invites(SipPhone phone) throws Exception {
        return count(phone, "INVITE sip:");
    }

    private static int count(SipPhone phone, String beginning) throws Exception {
        return (int)
                Pattern.compile("^" + Pattern.quote(beginning), Pattern.MULTILINE)
                        .matcher(phone.messages())
                        .results()
                        .count();
    }

    private static void shown(Locator where, String text) {
        assertThat(where)
                .containsText(
                        text,
                        new LocatorAssertions.ContainsTextOptions()
                                .setTimeout((double) LIMIT.toMillis()));
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator button(Page page, String text) {
        return page.locator("button", new Page.LocatorOptions().setHasText(text)).first();
    }
}
