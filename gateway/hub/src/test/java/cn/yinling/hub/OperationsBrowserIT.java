package cn.yinling.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.support.Chromium;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.Operators;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operations page in a real browser against a real gateway of 20,000 devices. */
@Tag("browser")
class OperationsBrowserIT {
    private static final int BEDS = 20_000;
    private static final String BED = "bed-0001";
    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static Chromium chromium;
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        running =
                RunningGateway.withBeds(
                        BEDS, RunningGateway.config().withOperators(Operators.both()));
    }

    @AfterAll
    static void stop() {
        running.close();
        chromium.close();
    }

    @Test
    void pressedButtonIsOnTheMapAndInTheListAtOnce() {
        try (Listening bed = Listening.start(running.device(BED));
                Page page = signedIn("")) {
            assertThat(page.locator(".kinds .big").first()).hasText("1");
            Locator street = page.locator("a.street");
            assertThat(street).containsText("新城桥");
            assertThat(street).containsText("离线19999");

            bed.publish(topic("alarm"), reading(Vitals.NONE, Set.of(Cause.SOS)));
            assertThat(street).containsText("紧急 1");
            assertThat(page.locator(".newest")).containsText("按下求助键");
            assertThat(page.locator(".newest")).containsText("王秀英1");

            page.locator(".newest .line").first().click();
            assertThat(page.locator("h1")).containsText("按下求助键");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whatADeviceMeasuresIsOnItsPageAsItComes() {
        try (Listening bed = Listening.start(running.device(BED));
                Page page = signedIn("#/devices/" + BED)) {
            assertThat(page.locator("h1")).hasText(BED);
            for (int heartRateBpm : new int[] {63, 71}) {
                Vitals vitals = new Vitals.Builder().set(Vital.HEART_RATE, heartRateBpm).build();
                bed.publish(topic("readings"), reading(vitals, Set.of()));
                assertThat(page.locator(".values .value").first())
                        .hasText(Integer.toString(heartRateBpm));
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void twentyThousandDevicesScrollAndFilter() {
        try (Page page = signedIn("#/devices")) {
            Locator table = page.locator("[role=table]");
            assertThat(page.locator(".found")).containsText("20,001");
            table.locator("[role=cell] a").first().focus();
            for (int press = 0; press < 40; press++) {
                page.keyboard().press("PageDown");
            }
            assertThat(table.locator("[role=cell] a").first()).not().hasText(BED);
            assertThat(table.locator(".line").count()).isLessThan(60);

            page.locator("input[type=search]").fill("bed-1999");
            assertThat(page.locator(".found")).containsText("共11台");
            assertThat(table.locator("[role=cell] a").first()).hasText("bed-1999");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page signedIn(String address) {
        Page page =
                chromium.open(
                        "http://127.0.0.1:%d/%s".formatted(running.gateway().webPort(), address));
        page.locator("input[name=name]").fill("chenxiao");
        page.locator("input[name=password]").fill(Operators.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        assertThat(page.locator(".me")).containsText("陈晓");
        return page;
    }

    private static String topic(String what) {
        return "care/v1/" + BED + "/" + what;
    }

    private static byte[] reading(Vitals vitals, Set<Cause> causes) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Reading reading = new Reading(now, true, SEQUENCE.incrementAndGet(), vitals, causes, null);
        return new ReadingEncoder().encode(new DeviceId(BED), reading);
    }
}
