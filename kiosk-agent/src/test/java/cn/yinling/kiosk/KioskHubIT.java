package cn.yinling.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kiosk at the real hub. */
class KioskHubIT {
    @TempDir static Path shared;
    private static TestHub hub;

    @TempDir Path temp;
    private TestWire wire;
    private Kiosk kiosk;
    private TestPage page;
    private List<String> before;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start(shared.resolve("postgres"));
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    @BeforeEach
    void start() throws Exception {
        before = hub.alarmIds();
        wire = TestWire.to(hub.port());
        kiosk = Kiosk.start(TestKiosk.config(temp, wire.port(), hub.password()));
        page = TestPage.open(kiosk.port());
        slowly().until(() -> page.link().equals("online"));
    }

    @AfterEach
    void stop() throws Exception {
        page.close();
        kiosk.close();
        wire.close();
    }

    @Test
    void pressReachesTheHotlineWithTheKiosksPlaceAndComesBackTakenAndClosed() throws Exception {
        assertThat(page.press("one")).isEqualTo(202);
        slowly().until(() -> page.sos().equals("received"));

        String id = onlyNewAlarm();
        try (TestHotline hotline = new TestHotline(hub.hotline())) {
            slowly().until(() -> hotline.alarms().stream().anyMatch(sos -> is(sos, id)));
            Alarm alarm =
                    hotline.alarms().stream().filter(sos -> is(sos, id)).findFirst().orElseThrow();
            assertThat(alarm.cause()).isEqualTo(Cause.SOS);
            assertThat(alarm.place().name()).isEqualTo("听潮街道居家养老服务中心");
            assertThat(alarm.device()).isEqualTo(new Alarm.Source(TestKiosk.ID, "kiosk", "70001"));

            hotline.say(AlarmState.Stage.TAKEN, id, null);
            hotline.say(AlarmState.Stage.ACCEPTED, id, "小李");
            slowly().until(() -> page.sos().equals("taken"));
            assertThat(page.agent()).isEqualTo("小李");
            hotline.say(AlarmState.Stage.CLOSED, id, "小李");
            slowly().until(() -> page.sos().equals("closed"));
        }
        slowly().until(() -> page.sos().isEmpty());
    }

    @Test
    void pressWhileTheHubIsAwayIsSavedAndArrivesOnceWhenItIsBack() throws Exception {
        hub.leave();
        slowly().until(() -> page.link().equals("offline"));
        assertThat(page.press("one")).isEqualTo(202);
        assertThat(page.press("one")).isEqualTo(202);
        slowly().until(() -> page.sos().equals("saved"));

        hub.comeBack();
        slowly().until(() -> page.sos().equals("received"));
        assertThat(page.link()).isEqualTo("online");
        onlyNewAlarm();
    }

    @Test
    void lostAcknowledgementIsStillOneAlarm() throws Exception {
        wire.loseAnswers();
        assertThat(page.press("one")).isEqualTo(202);
        slowly().until(() -> hub.alarmIds().size() == before.size() + 1);
        assertThat(page.sos()).isNotEqualTo("received");

        wire.cut();
        slowly().until(() -> page.sos().equals("received"));
        onlyNewAlarm();
    }

    @Test
    void secondPressIsAnAlarmOfItsOwn() throws Exception {
        assertThat(page.press("one")).isEqualTo(202);
        assertThat(page.press("two")).isEqualTo(202);

        slowly().until(() -> hub.alarmIds().size() == before.size() + 2);
        assertThat(new HashSet<>(hub.alarmIds())).hasSize(before.size() + 2);
    }

    /** A hub that has just come back acknowledges from its spool: the table follows. */
    private String onlyNewAlarm() {
        slowly().until(() -> hub.alarmIds().size() > before.size());
        List<String> now = hub.alarmIds();
        assertThat(now).hasSize(before.size() + 1);
        return now.getLast();
    }

    private static boolean is(Alarm alarm, String id) {
        return alarm.alarmId().equals(id);
    }

    private static ConditionFactory slowly() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
