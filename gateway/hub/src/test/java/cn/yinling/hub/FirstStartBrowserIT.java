package cn.yinling.hub;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.yinling.accounts.signin.Invitations;
import cn.yinling.hub.support.AuthenticatorApp;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.runtime.web.api.Role;
import cn.yinling.testing.Chromium;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The first start on an empty database, by the log and the pages alone. */
@Tag("browser")
class FirstStartBrowserIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final Pattern CODE = Pattern.compile("type ([0-9A-Z-]{14}),");
    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Invitations.class);
    private static Chromium chromium;
    private static RunningGateway running;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        LOG.start();
        LOGGER.addAppender(LOG);
        running =
                RunningGateway.withBeds(
                        1,
                        RunningGateway.config()
                                .withApi(
                                        ApiConfig.byPasswordAlone()
                                                .withSecondFactorFor(
                                                        Role.OPERATOR,
                                                        Role.SUPERVISOR,
                                                        Role.AUDITOR)));
    }

    @AfterAll
    static void stop() {
        LOGGER.detachAppender(LOG);
        running.close();
        chromium.close();
    }

    @Test
    void fromTheCodeInTheLogToAFirstAgentAndAFirstClerk() {
        String agentsCode;
        String clerksCode;
        try (Page page = open()) {
            accept(page, codeOfTheLog());
            assertThat(page.locator("input[name=id]")).isVisible();
            page.locator("input[name=id]").fill("chenxiao");
            page.locator("input[name=name]").fill("陈晓");
            page.locator("button[type=submit]").click();

            AuthenticatorApp app = new AuthenticatorApp(page.locator(".secret code").textContent());
            assertThat(page.locator("img.qr")).hasJSProperty("complete", true);
            page.locator("input[name=code]").fill(app.codeAt(Instant.now()));
            page.locator("button[type=submit]").click();
            assertThat(page.locator(".codes code")).hasCount(10);
            page.locator(".slip .deeds button").last().click();
            assertThat(page.locator(".me")).containsText("陈晓");

            agentsCode = enter(page, "1001", "李敏", "agent", null);
            clerksCode = enter(page, "zhaoli", "赵莉", "street-staff", "新城桥街道");
        }
        try (Page page = open()) {
            accept(page, agentsCode);
            assertThat(page.locator("body")).containsText("李敏");
        }
        try (Page page = open()) {
            accept(page, clerksCode);
            assertThat(page.locator("body")).containsText("赵莉");
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static Page open() {
        return chromium.open("http://127.0.0.1:%d/".formatted(running.gateway().webPort()));
    }

    /** As an operator reads it. */
    private static String codeOfTheLog() {
        await().until(() -> LOG.list.stream().anyMatch(FirstStartBrowserIT::hasCode));
        Matcher code =
                CODE.matcher(
                        LOG.list.stream()
                                .filter(FirstStartBrowserIT::hasCode)
                                .findFirst()
                                .orElseThrow()
                                .getFormattedMessage());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static boolean hasCode(ILoggingEvent event) {
        return CODE.matcher(event.getFormattedMessage()).find();
    }

    private static void accept(Page page, String code) {
        page.locator("a.aside").click();
        page.locator("input[name=code]").fill(code);
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=again]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
    }

    /** Enters a person on the page of persons; the code that is shown. */
    private static String enter(
            Page page, String id, String name, String role, @Nullable String street) {
        page.navigate("http://127.0.0.1:%d/#/persons/new".formatted(running.gateway().webPort()));
        page.locator("input[name=id]").fill(id);
        page.locator("input[name=name]").fill(name);
        page.locator(".adder select").first().selectOption(role);
        if (street != null) {
            page.locator(".adder select").last().selectOption(new SelectOption().setLabel(street));
        }
        page.locator(".adder button").click();
        page.locator("form button[type=submit]").click();
        String code = page.locator(".slip .code code").textContent();
        page.locator(".slip .deeds button").last().click();
        assertThat(page.locator("h1")).containsText(name);
        return code;
    }
}
