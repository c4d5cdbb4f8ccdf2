package cn.yinling.simulators.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.calls.AmiConfig;
import cn.yinling.simulators.agents.SeatClient;
import cn.yinling.simulators.district.District;
import cn.yinling.simulators.district.Household;
import cn.yinling.simulators.exchange.Asterisk;
import cn.yinling.simulators.exchange.ContainersNeeded;
import cn.yinling.simulators.exchange.SipPhone;
import cn.yinling.simulators.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An SOS of a bed makes a real telephone ring at a seat, through a real Asterisk 22. */
@Tag("containers")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith(ContainersNeeded.class)
class RealAsteriskIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir static Path folder;
    private static Asterisk asterisk;
    private static Platform platform;

    @BeforeAll
    static void start() throws Exception {
        asterisk = new Asterisk();
        AmiConfig exchange =
                AmiConfig.at("127.0.0.1", asterisk.amiPort(), "hotline", Asterisk.AMI_SECRET);
        platform = Platform.start(Ports.FREE, District.ofSeed(7, 3), folder, exchange);
        try (Readiness readiness = new Readiness(platform.hotline().webPort())) {
            await().atMost(LIMIT).until(() -> readiness.problem() == null);
        }
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
    void telephoneThatAnswersAcceptsTheCaseAndTheCaseSaysSo() throws Exception {
        Household home = platform.households().getFirst();
        try (SipPhone phone = new SipPhone(asterisk, "seat-01", "seat-answers.xml", 300);
                SeatClient seat = seat(1);
                SosBed bed = SosBed.of(platform, home)) {
            seat.ready();
            bed.press();

            SeatClient.ShownCase accepted = awaitCase(seat, SeatClient.Sight::current, _ -> true);

            assertThat(accepted.phone()).isEqualTo("answered");
            assertThat(kinds(accepted))
                    .containsSubsequence(
                            "raised", "offered", "phone-ringing", "phone-answered", "accepted");
            await().atMost(LIMIT).until(() -> phone.messages().contains("SIP/2.0 200 OK"));
            String messages = phone.messages();
            assertThat(messages)
                    .contains(
                            "INVITE sip:seat-01@127.0.0.1",
                            "SIP/2.0 180 Ringing",
                            "SIP/2.0 200 OK");
            assertThat(messages)
                    .as("a name on a telephone's display is masked")
                    .doesNotContain(home.resident().name());
            seat.close(accepted.caseId(), "comforted", "已与老人通话，一切安好。");
            awaitEmpty(seat);
        }
    }

    @Test
    void telephoneThatIsBusyLeavesTheScreenAndTheCaseSaysWhy() throws Exception {
        Household home = platform.households().get(1);
        try (SipPhone _ = new SipPhone(asterisk, "seat-02", "seat-busy.xml", 300);
                SeatClient seat = seat(2);
                SosBed bed = SosBed.of(platform, home)) {
            seat.ready();
            bed.press();

            SeatClient.ShownCase offered =
                    awaitCase(
                            seat, SeatClient.Sight::offer, shown -> shown.phone().equals("failed"));
            seat.accept(offered.caseId());
            SeatClient.ShownCase accepted = awaitCase(seat, SeatClient.Sight::current, _ -> true);

            assertThat(accepted.history()).as("%s", asterisk.log()).contains("phone-failed: 话机占线");
            assertThat(kinds(accepted)).contains("accepted");
            seat.close(accepted.caseId(), "comforted", "已与老人通话，一切安好。");
            awaitEmpty(seat);
        }
    }

    private static List<String> kinds(SeatClient.ShownCase shown) {
        return shown.history().stream().map(entry -> entry.replaceFirst(":.*", "")).toList();
    }

    private static SeatClient seat(int number) throws Exception {
        URI hotline = URI.create("http://127.0.0.1:" + platform.hotline().webPort());
        return SeatClient.signIn(
                hotline, platform.staff().people().get(number - 1), Staff.PASSWORD, number);
    }

    private static SeatClient.ShownCase awaitCase(
            SeatClient seat,
            Function<SeatClient.Sight, SeatClient.@Nullable ShownCase> which,
            Predicate<SeatClient.ShownCase> is)
            throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<SeatClient.Sight> seen = new ArrayList<>();
        while (System.nanoTime() < end) {
            Optional<SeatClient.Sight> sight = seat.next(Duration.ofMillis(200));
            SeatClient.ShownCase shown = sight.map(which).orElse(null);
            if (shown != null && is.test(shown)) {
                return shown;
            }
            sight.ifPresent(seen::add);
        }
        throw new AssertionError(
                "not seen in %s; seen: %s; Asterisk: %s".formatted(LIMIT, seen, asterisk.log()));
    }

    private static void awaitEmpty(SeatClient seat) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<SeatClient.Sight> sight = seat.next(Duration.ofMillis(200));
            if (sight.isPresent() && sight.get().current() == null) {
                return;
            }
        }
        throw new AssertionError("the case is not closed within " + LIMIT);
    }
}
