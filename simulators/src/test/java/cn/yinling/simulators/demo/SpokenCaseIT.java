package cn.yinling.simulators.demo;

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
            SpokenPage agent = SpokenPage.of(page, platform).signedIn();
            agent.ready();
            bed.press();
            page.locator(".offer .accept").click();

            agent.talks("我的话机");
            agent.talks("床边对讲");
            agent.hearsSomething();

            page.reload();
            agent.talks("我的话机");
            agent.talks("床边对讲");
            agent.hearsSomething();
            assertThat(invites(outside)).as("the home was called once").isOne();
            assertThat(outside.messages()).as("and never cut off").doesNotContain("BYE sip:");

            agent.button("120").click();
            agent.talks("120急救");
            page.locator(".telephone .line")
                    .filter(new Locator.FilterOptions().setHasText("120急救"))
                    .getByText("挂断")
                    .click();
            agent.shows(page.locator(".case .timeline"), "与120急救的通话结束");

            agent.close("已安抚");
            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(count(outside, "BYE sip:"))
                                    .as("120 and the home have been rung off")
                                    .isEqualTo(2));
            assertThat(chromium.complaints()).isEmpty();
        }
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
}
