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
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody dials 871-12345: a real Asterisk 22, a real browser, sound both ways. */
@Tag("containers")
@Tag("browser")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ContainersNeeded.class)
class InboundCallIT {
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
    void callerIsKnownByHerNumberAndSpokenToAlsoAfterThePageWasReloaded() throws Exception {
        Household home = platform.households().getFirst();
        String number = Objects.requireNonNull(home.resident().phone()).replaceAll("[^0-9]", "");
        try (Chromium chromium = Chromium.withMicrophone();
                Page page = chromium.page()) {
            SpokenPage agent = SpokenPage.of(page, platform).signedIn();
            agent.ready();
            try (SipPhone caller = SipPhone.caller(asterisk, number)) {
                agent.shows(page.locator(".offer"), "来电");
                agent.shows(page.locator(".offer"), home.resident().name());
                page.locator(".offer .accept").click();
                agent.talks("我的话机");
                agent.talks("来电人");
                agent.hearsSomething();

                agent.shows(page.locator(".person"), "核实身份后显示");
                agent.button("已核实身份").click();
                agent.shows(page.locator(".person"), Objects.requireNonNull(home.place().entry()));

                agent.button("保持").click();
                agent.shows(page.locator(".telephone"), "保持中");
                await().atMost(LIMIT).until(() -> agent.hearsNothing());
                agent.button("取回").click();
                agent.talks("来电人");
                agent.hearsSomething();

                page.reload();
                agent.talks("我的话机");
                agent.talks("来电人");
                agent.hearsSomething();
                assertThat(caller.isOver()).as("was never cut off").isFalse();

                agent.close("已答复");
                await().atMost(LIMIT).until(caller::isOver);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whoHangsUpBeforeAnAnswerKeepsHerPlaceAndIsCalledBack() throws Exception {
        try (Chromium chromium = Chromium.withMicrophone();
                Page page = chromium.page();
                SipPhone outside = SipPhone.outside(asterisk, "seat-answers.xml", 200)) {
            SpokenPage agent = SpokenPage.of(page, platform).signedIn();
            agent.shows(page.locator(".idle"), "示闲");
            try (SipPhone caller =
                    SipPhone.impatientCaller(asterisk, "13777777777", Duration.ofMillis(1_500))) {
                agent.shows(page.locator(".queue"), "13777777777");
                await().atMost(LIMIT).until(caller::isOver);
            }
            agent.ready();
            page.locator(".offer .accept").click();
            agent.talks("来电人");
            agent.hearsSomething();
            assertThat(outside.messages()).contains("INVITE sip:13777777777@");
            agent.shows(page.locator(".case .timeline"), "接听前来电人已挂断");
            agent.shows(page.locator(".person"), "档案里没有这个号码");
            agent.close("打错电话");
            await().atMost(LIMIT).until(() -> outside.messages().contains("BYE sip:"));
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsToldToWaitMayPressOneAndIsCalledBackInHerPlace() throws Exception {
        try (Chromium chromium = Chromium.withMicrophone();
                Page page = chromium.page();
                SipPhone outside = SipPhone.outside(asterisk, "seat-answers.xml", 200)) {
            SpokenPage agent = SpokenPage.of(page, platform).signedIn();
            agent.shows(page.locator(".idle"), "示闲");
            try (SipPhone caller = SipPhone.callerWhoPressesOne(asterisk, "13766666666")) {
                agent.shows(page.locator(".queue"), "13766666666");
                await().atMost(LIMIT).until(caller::isOver);
            }
            assertThat(asterisk.log()).as("every prompt is there").doesNotContain("does not exist");
            agent.ready();
            page.locator(".offer .accept").click();
            agent.talks("来电人");
            assertThat(outside.messages()).contains("INVITE sip:13766666666@");
            agent.close("已答复");
            await().atMost(LIMIT).until(() -> outside.messages().contains("BYE sip:"));
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
