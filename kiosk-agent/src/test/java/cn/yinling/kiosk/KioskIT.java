package cn.yinling.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.command.DeviceCommand;
import cn.yinling.link.reading.Decoded;
import cn.yinling.link.reading.ReadingDecoder;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.process.PortTakenException;
import cn.yinling.runtime.web.WebConfig;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KioskIT {
    @TempDir Path temp;
    private TestGateway gateway;
    private TestWire wire;
    private Kiosk kiosk;
    private TestPage page;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.start();
        wire = TestWire.to(gateway.port());
        startKiosk();
        await().until(() -> page.link().equals("online"));
    }

    private void startKiosk() throws Exception {
        kiosk = Kiosk.start(config());
        page = TestPage.open(kiosk.port());
    }

    private KioskConfig config() {
        return TestKiosk.config(temp.resolve("kiosk"), wire.port(), "secret-of-kiosk");
    }

    @AfterEach
    void stop() throws Exception {
        page.close();
        kiosk.close();
        wire.close();
        gateway.close();
    }

    @Test
    void pressArrivesAndTheCommandsMoveItToTakenAndClosedAndTheHomePage() throws Exception {
        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> page.sos().equals("received"));

        command(DeviceCommand.Kind.HELP_IS_COMING, "小李");
        await().until(() -> page.sos().equals("taken"));
        assertThat(page.agent()).isEqualTo("小李");

        command(DeviceCommand.Kind.CASE_CLOSED, null);
        await().until(() -> page.sos().equals("closed"));
        await().until(() -> page.sos().isEmpty());
        assertThat(gateway.alarms()).hasSize(1);
        await().until(() -> gateway.acknowledged() == 2);
    }

    @Test
    void anErrorInTheLoopsOfAKioskIsSurvivedAndAPressArrives() throws Exception {
        page.close();
        kiosk.close();
        Set<String> loops = ConcurrentHashMap.newKeySet();
        loops.addAll(Set.of("housekeeping", "uplink"));
        Clock poisoned = new PoisonedClock(loops);
        kiosk = Kiosk.start(config(), poisoned);
        page = TestPage.open(kiosk.port());
        assertThat(page.press("two")).isEqualTo(202);
        await().until(() -> page.sos().equals("received"));
        await().until(() -> !loops.contains("housekeeping"));
        assertThat(gateway.alarms()).hasSize(1);
    }

    @Test
    void kioskSaysThatItIsThere() {
        await().until(() -> !gateway.statuses().isEmpty());
        assertThat(gateway.statuses().getFirst())
                .isEqualTo(new TestGateway.Publication("care/v1/kiosk-01/status", "online"));
    }

    @Test
    void pressWhileTheGatewayIsAwayIsSavedShownOfflineAndArrivesWhenItIsBack() throws Exception {
        int port = gateway.port();
        gateway.close();
        wire.cut();
        await().until(() -> page.link().equals("offline"));

        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> page.sos().equals("saved"));
        assertThat(page.press("two")).isEqualTo(202);

        gateway = TestGateway.start(port);
        await().until(() -> page.sos().equals("received"));
        await().untilAsserted(() -> assertThat(gateway.alarms()).hasSize(2));
        assertThat(gateway.alarms())
                .isSortedAccordingTo((a, b) -> a.payload().compareTo(b.payload()));
    }

    @Test
    void lostAcknowledgementMeansTheSameBytesAgainAndNothingElse() throws Exception {
        wire.loseAnswers();
        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> gateway.alarms().size() == 1);
        assertThat(page.sos()).isNotEqualTo("received");

        wire.cut();
        await().until(() -> page.sos().equals("received"));
        assertThat(gateway.alarms()).hasSize(2);
        assertThat(new HashSet<>(gateway.alarms())).hasSize(1);
    }

    @Test
    void sameKeyIsOneAlarmHoweverOftenThePageAsks() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(page.press("one")).isEqualTo(202);
        }
        await().until(() -> page.sos().equals("received"));
        assertThat(page.press("one")).isEqualTo(202);
        assertThat(page.press("two")).isEqualTo(202);

        await().until(() -> gateway.alarms().size() == 2);
        assertThat(new HashSet<>(gateway.alarms())).hasSize(2);
    }

    @Test
    void refusedPressIsKeptShownOfflineAndTakenLater() throws Exception {
        gateway.answering(TestGateway.Answer.REFUSED);
        assertThat(page.press("one")).isEqualTo(202);

        await().until(() -> page.link().equals("offline"));
        assertThat(page.sos()).isEqualTo("saved");
        await().until(() -> page.get("/health/ready").body().contains("refuses 1 entries"));
        assertThat(page.get("/metrics").body())
                .contains("kiosk_publishes_total{outcome=\"refused\",process=\"kiosk\"}");

        gateway.answering(TestGateway.Answer.TAKEN);
        await().until(() -> page.sos().equals("received"));
        assertThat(page.link()).isEqualTo("online");
    }

    @Test
    void gatewayThatPingsButNeverAnswersIsLeftAndReachedAnew() throws Exception {
        gateway.answering(TestGateway.Answer.NONE);
        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> gateway.alarms().size() == 1);

        gateway.answering(TestGateway.Answer.TAKEN);
        await().atMost(Duration.ofSeconds(30)).until(() -> page.sos().equals("received"));
        assertThat(new HashSet<>(gateway.alarms())).hasSize(1);
    }

    @Test
    void restartShowsThePressStillUnderWay() throws Exception {
        gateway.answering(TestGateway.Answer.NONE);
        assertThat(page.press("one")).isEqualTo(202);
        page.close();
        kiosk.close();
        startKiosk();
        await().until(() -> page.sos().equals("saved"));

        gateway.answering(TestGateway.Answer.TAKEN);
        await().atMost(Duration.ofSeconds(30)).until(() -> page.sos().equals("received"));
    }

    @Test
    void pressThatTheDiskDoesNotTakeIs202OnlyOnceTheGatewayHasIt() throws Exception {
        page.close();
        kiosk.close();
        Path folder = temp.resolve("kiosk");
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        Files.writeString(folder, "in the way");
        startKiosk();
        await().until(() -> page.link().equals("online"));
        assertThat(page.get("/health/ready").body()).contains("outbox");

        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> page.sos().equals("received"));

        gateway.answering(TestGateway.Answer.NONE);
        HttpResponse<String> answer = page.post("{\"key\":\"two\"}", "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not-saved", "please ring 871-12345");
        assertThat(page.states()).noneMatch(state -> state.toString().contains("saved"));

        Files.delete(folder);
        await().until(() -> page.sos().equals("saved"));
        assertThat(page.press("two")).isEqualTo(202);
        gateway.answering(TestGateway.Answer.TAKEN);
        await().atMost(Duration.ofSeconds(30)).until(() -> page.sos().equals("received"));
        assertThat(new HashSet<>(gateway.alarms())).hasSize(2);
    }

    @Test
    void malformedCommandIsAcknowledgedCountedAndChangesNothing() throws Exception {
        gateway.send(TestKiosk.ID, "{\"kind\":\"dance\"}".getBytes(StandardCharsets.UTF_8));

        await().until(() -> gateway.acknowledged() == 1);
        assertThat(page.get("/metrics").body())
                .contains("kiosk_commands_total{outcome=\"malformed\",process=\"kiosk\"} 1.0");
        assertThat(page.link()).isEqualTo("online");
    }

    @Test
    void foreignPageMayNotPress() throws Exception {
        assertThat(page.post("{\"key\":\"one\"}", "http://example.org").statusCode())
                .isEqualTo(403);
        assertThat(page.post("{\"key\":\"one\"}", "http://127.0.0.1:" + kiosk.port()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void bodyThatIsNoPressIsRefusedAndNothingIsSaved() throws Exception {
        for (String body : List.of("", "{", "{}", "{\"key\":null}", "[]", "{\"key\":\"a b\"}")) {
            HttpResponse<String> answer = page.post(body, "");
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).contains("bad-key");
        }
        assertThat(page.post("{\"key\":\"" + "k".repeat(5000) + "\"}", "").statusCode())
                .isEqualTo(413);
        assertThat(page.sos()).isEmpty();
    }

    @Test
    void secondKioskByMistakeIsOneClearLineAndDisturbsNothing() throws Exception {
        KioskConfig config = config();
        WebConfig web = new WebConfig("127.0.0.1", kiosk.port());
        KioskConfig second =
                new KioskConfig(
                        config.id(),
                        config.placeName(),
                        config.hotlineNumber(),
                        config.hub(),
                        config.outbox(),
                        web,
                        config.sos());
        int connections = gateway.statuses().size();

        assertThatThrownBy(() -> Kiosk.start(second))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("is taken by another process");
        assertThat(page.press("one")).isEqualTo(202);
        await().until(() -> page.sos().equals("received"));
        assertThat(gateway.statuses()).hasSize(connections);
    }

    private void command(DeviceCommand.Kind kind, @Nullable String agent) {
        String alarmId = alarmId(gateway.alarms().getLast().payload());
        Instant now = Instant.now();
        gateway.send(
                TestKiosk.ID,
                new DeviceCommand("c", kind, now, now.plusSeconds(600), alarmId, agent));
    }

    private static String alarmId(String payload) {
        DeviceId id = new DeviceId(TestKiosk.ID);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new ReadingDecoder().decode(id, bytes, Instant.EPOCH);
        return AlarmId.of(id, Cause.SOS, ((Decoded.Accepted) decoded).reading().at());
    }
}
