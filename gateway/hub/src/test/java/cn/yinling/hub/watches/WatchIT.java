package cn.yinling.hub.watches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hub.doors.Farewell;
import cn.yinling.hub.presence.Presence;
import cn.yinling.hub.support.Listening;
import cn.yinling.hub.support.RawWatch;
import cn.yinling.hub.support.RunningGateway;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.link.topic.Topic;
import cn.yinling.testing.district.District;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches on the real door, with the real store behind it. */
class WatchIT {
    private static final String DIGITS = "8800000015";
    private static final DeviceId WATCH = new DeviceId("watch-" + DIGITS);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("ddMMyy,HHmmss").withZone(ZoneOffset.UTC);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private RunningGateway running;

    @BeforeEach
    void start() {
        running = RunningGateway.withBeds(1);
        running.gateway().provisioning().enter(District.watchOf(1, DIGITS));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void sosIsAnAlarmThatTheHotlineHearsAndTheWatchIsAnswered() {
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open()) {
            watch.says(alarm("00010000"));
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
            assertThat(
                            running.count(
                                    "select count(*) from alarm where device_id = 'watch-8800000015'"))
                    .isEqualTo(1);
            await().until(() -> hotline.heard().size() == 1);
            Alarm heard = hotline.heard(Alarm.class).getFirst();
            assertThat(heard.cause()).isEqualTo(Cause.SOS);
            assertThat(heard.onset()).isEqualTo(now);
            assertThat(heard.device().kind()).isEqualTo("watch");
            assertThat(Objects.requireNonNull(heard.resident()).id()).isEqualTo("r-0001");
            assertThat(Objects.requireNonNull(heard.vitals()).values())
                    .containsExactly(Map.entry("batt", 76.0));
            assertThat(heard.whereabouts())
                    .isEqualTo(new Whereabouts(now, 31.980172, 120.894291, true));
        }
    }

    @Test
    void sosByteByByteAndRepeatedUntilAnsweredIsOneAlarm() {
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open()) {
            for (byte one : watch.frame(alarm("00010000"))) {
                watch.sends(new byte[] {one});
            }
            watch.says(alarm("00010000")).says(alarm("00010000"));
            for (int answer = 0; answer < 3; answer++) {
                assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
            }
            assertThat(running.count("select count(*) from alarm")).isEqualTo(1);
            await().until(() -> !hotline.heard().isEmpty());
            assertThat(hotline.heard()).hasSize(1);
            await().until(() -> running.count("select count(*) from reading") == 1);
        }
    }

    @Test
    void sosIsAnsweredOnlyOnceItIsDurableAndHeardBefore() {
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open();
                Handle lock = running.tables().open()) {
            lock.begin();
            lock.execute("lock table alarm in access exclusive mode");
            watch.says(alarm("00010000"));
            await().until(() -> hotline.heard().size() == 1);
            assertThat(watch.hasHeard()).isFalse();
            lock.rollback();
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
        }
    }

    @Test
    void aBracketInAWiFiNameIsPartOfTheAlarm() {
        try (RawWatch watch = open()) {
            watch.says(
                            alarm("00010000")
                                    + ",2,Guest,a0:f3:c1:10:22:31,-61,[LG_Wall unit]7e25,66:a1:07:5b:3c:19,-82,15.0")
                    .says("TKQ");
            assertThat(List.of(heard(watch), heard(watch)))
                    .containsExactlyInAnyOrder(
                            "[3G*8800000015*0002*AL]", "[3G*8800000015*0003*TKQ]");
            assertThat(running.count("select count(*) from alarm where cause = 'sos'"))
                    .isEqualTo(1);
            assertThat(running.refused("malformed")).isZero();
        }
    }

    @Test
    void cutAlarmIsAnSosAndTheNextFrameIsAnswered() {
        String cut = "AL,%s,A,31.980172,N,120.893101,E,0.00,26".formatted(TIME.format(now));
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open()) {
            watch.begins(cut).says("LK");
            assertThat(List.of(heard(watch), heard(watch)))
                    .containsExactlyInAnyOrder(
                            "[3G*8800000015*0002*AL]", "[3G*8800000015*0002*LK]");
            Alarm heard = heardOf(now, hotline);
            watch.says(alarm("00010000"));
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
            assertThat(running.count("select count(*) from alarm")).as("the same").isEqualTo(1);
            assertThat(heard.cause()).isEqualTo(Cause.SOS);
            assertThat(heard.whereabouts())
                    .isEqualTo(new Whereabouts(now, 31.980172, 120.893101, true));
        }
    }

    @Test
    void alarmCutByTheEndOfTheConnectionIsAnSosAlsoOfAWatchThatSaidNothingElse() {
        try (RawWatch watch = open()) {
            watch.begins("AL,");
        }
        await().until(() -> running.count("select count(*) from alarm where cause = 'sos'") == 1);
        try (RawWatch watch = open()) {
            watch.says("LK");
            assertThat(watch.hears()).isNotNull();
            watch.begins("AL,");
        }
        await().until(() -> running.count("select count(*) from alarm where cause = 'sos'") == 2);
    }

    @Test
    void statusOfAPositionIsOneAlarmUntilItWasClear() {
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open()) {
            watch.says("UD2," + place(now.minusSeconds(2400), "A", "00010000"));
            await().until(() -> alarms("sos") == 1);
            assertThat(heardOf(now.minusSeconds(2400), hotline).receivedAt()).isAfterOrEqualTo(now);
            watch.says("UD_LTE," + place(now.minusSeconds(1800), "A", "00010000"))
                    .says("UD," + place(now.minusSeconds(1200), "A", "00000000"))
                    .says("WT," + place(now.minusSeconds(600), "A", "00010000"))
                    .says("UD_WCDMA," + place(now, "A", "0000000F"))
                    .says("LK");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            await().until(() -> running.count("select count(*) from reading") == 5);
            await().until(() -> alarms("sos") == 2);
            assertThat(running.count("select count(*) from alarm")).isEqualTo(2);
        }
    }

    @Test
    void standingStatusIsOneAlarmAlsoByANewConnection() {
        try (RawWatch watch = open()) {
            watch.says(alarm("00010000"));
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
        }
        try (RawWatch watch = open()) {
            watch.says("UD," + place(now.plusSeconds(1), "A", "00010000")).says("LK");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            await().until(() -> running.count("select count(*) from reading") == 2);
            assertThat(alarms("sos")).isEqualTo(1);
        }
    }

    @Test
    void placeWithoutAFixSaysSoAndHowOldItIs() {
        Instant earlier = now.minusSeconds(18 * 60);
        try (Listening hotline = Listening.start(hotline());
                RawWatch watch = open()) {
            watch.says("AL," + place(now.minusSeconds(19 * 60), "V", "00010000"));
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
            watch.says("UD2," + place(earlier, "A", "00000000"));
            watch.says("AL," + place(now, "V", "00010000"));
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*AL]");
            assertThat(heardOf(now.minusSeconds(19 * 60), hotline).whereabouts())
                    .isEqualTo(
                            new Whereabouts(
                                    now.minusSeconds(19 * 60), 31.980172, 120.894291, false));
            assertThat(heardOf(now, hotline).whereabouts())
                    .isEqualTo(new Whereabouts(earlier, 31.980172, 120.894291, false));
        }
    }

    @Test
    void twoEqualAlarmsWithoutATimeAreTwo() {
        try (RawWatch watch = open()) {
            watch.says("AL").says("AL");
            watch.hears();
            watch.hears();
            assertThat(alarms("sos")).isEqualTo(2);
        }
    }

    @Test
    void fallAndLowBatteryAreTwoAlarmsAndOneAnswer() {
        try (RawWatch watch = open()) {
            watch.says(alarm("00220000")).says("LK");
            assertThat(List.of(heard(watch), heard(watch)))
                    .containsExactlyInAnyOrder(
                            "[3G*8800000015*0002*AL]", "[3G*8800000015*0002*LK]");
            List<String> causes =
                    running.tables()
                            .withHandle(handle ->
                                    handle.createQuery("select cause from alarm order by cause")
                                            .mapTo(String.class)
                                            .list());
            assertThat(causes).containsExactly("battery-low", "fall");
        }
    }

    @Test
    void positionsAndVitalsAreStored() {
        try (RawWatch watch = open()) {
            watch.says("LK,50,100,98").says("UD," + place("00000000")).says("bphrt,128,79,73");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            await().until(() -> running.count("select count(*) from reading") == 3);
            assertThat(
                            running.count(
                                    """
                                    select count(*)
                                      from reading
                                     where (extra ->> 'lat')::float8 = 31.980172 and (extra ->> 'fix')::boolean
                                        or batt = 98 and (extra ->> 'steps')::int = 50
                                        or hr = 73 and (extra ->> 'bp-sys')::int = 128
                                    """))
                    .isEqualTo(3);
        }
    }

    @Test
    void severalFramesAtOnceAndRubbishBetweenThem() {
        try (RawWatch watch = open()) {
            byte[] link = watch.frame("LK");
            watch.sends("rubbish".getBytes(StandardCharsets.US_ASCII))
                    .sends(link)
                    .says("NEWTYPE,1,2")
                    .sends("[3G*88".getBytes(StandardCharsets.US_ASCII))
                    .sends(link)
                    .says("TKQ");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0002*LK]");
            assertThat(watch.hears()).isEqualTo("[3G*8800000015*0003*TKQ]");
            await().until(() ->
                    letters("reason = 'unknown-topic' and topic = 'watch/NEWTYPE'") == 1);
            await().until(() -> letters("reason = 'malformed'") == 1);
        }
    }

    @Test
    void unknownWatchIsTurnedAwayAndKeptInMind() {
        try (RawWatch stranger = RawWatch.open(running, "1234567890")) {
            stranger.says("LK");
            assertThat(stranger.hears()).isNull();
        }
        assertThat(running.refused("bad-credentials")).isEqualTo(1);
        await().until(() ->
                letters("device_id = 'watch-1234567890' and reason = 'bad-credentials'") == 1);
    }

    @Test
    void deviceThatIsNoWatchDoesNotComeInByThisDoor() {
        try (RawWatch stranger = RawWatch.open(running, "0001")) {
            stranger.sends("[3G*0001*0002*LK]".getBytes(StandardCharsets.US_ASCII));
            await().until(() -> running.refused("malformed") == 1);
        }
        assertThat(running.gateway().presences().of(new DeviceId("bed-0001"))).isNull();
    }

    @Test
    void revokedWatchIsPutOutAndDoesNotComeBack() {
        try (RawWatch watch = open()) {
            watch.says("LK");
            assertThat(watch.hears()).isNotNull();
            running.gateway().provisioning().revoke(WATCH.value()).join();
            assertThat(watch.hears()).isNull();
            await().until(() -> hasGone(Farewell.PUT_OUT));
        }
        try (RawWatch again = open()) {
            assertThat(again.says("LK").hears()).isNull();
        }
    }

    @Test
    void newConnectionTakesOverAndTheWatchIsStillThere() {
        try (RawWatch first = open();
                RawWatch second = open()) {
            first.says("LK");
            assertThat(first.hears()).isNotNull();
            Presence before = presence();
            assertThat(before).isInstanceOf(Presence.Online.class);
            second.says("LK");
            assertThat(second.hears()).isNotNull();
            assertThat(first.hears()).isNull();
            assertThat(presence()).isEqualTo(before);
            assertThat(second.says("LK").hears()).isNotNull();
            assertThat(running.gateway().status().devicesOnline()).containsEntry("watch", 1);
        }
        await().until(() -> hasGone(Farewell.LOST));
        assertThat(running.gateway().status().devicesOnline()).containsEntry("watch", 0);
    }

    @Test
    void anotherWatchesFrameEndsTheConnection() {
        try (RawWatch watch = open()) {
            watch.says("LK");
            assertThat(watch.hears()).isNotNull();
            watch.sends("[3G*9900000016*0002*LK]".getBytes(StandardCharsets.US_ASCII));
            assertThat(watch.hears()).isNull();
            assertThat(running.refused("foreign-device")).isEqualTo(1);
        }
    }

    @Test
    void silentWatchIsTakenForGoneAndNetworksAreHeld() {
        WatchConfig config = WatchConfig.onFreePort().withIdleTimeout(Duration.ofSeconds(1));
        running.close();
        running = RunningGateway.withBeds(1, RunningGateway.config().withWatches(config));
        running.gateway().provisioning().enter(District.watchOf(1, DIGITS));
        try (RawWatch watch = open()) {
            watch.says("LK");
            assertThat(watch.hears()).isNotNull();
            assertThat(watch.hears()).isNull();
            await().until(() -> hasGone(Farewell.SILENT));
        }
        running.close();
        WatchConfig elsewhere = WatchConfig.onFreePort().withNetworks(List.of("10.64.0.0/16"));
        running = RunningGateway.withBeds(1, RunningGateway.config().withWatches(elsewhere));
        try (RawWatch watch = open()) {
            assertThat(watch.hears()).isNull();
        }
    }

    private RawWatch open() {
        return RawWatch.open(running, DIGITS);
    }

    /** An alarm is told until somebody takes it; the first time will do. */
    private static Alarm heardOf(Instant onset, Listening hotline) {
        return await().until(
                        () ->
                                hotline.heard(Alarm.class).stream()
                                        .filter(alarm -> alarm.onset().equals(onset))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String heard(RawWatch watch) {
        return Objects.requireNonNull(watch.hears());
    }

    private String alarm(String status) {
        return "AL," + place(status);
    }

    private String place(String status) {
        return place(now, "A", status);
    }

    private static String place(Instant at, String fix, String status) {
        return "%s,%s,31.980172,N,120.894291,E,3.60,90.0,12.0,9,85,76,4312,7,%s,1,255,460,0,20831,41234,140"
                .formatted(TIME.format(at), fix, status);
    }

    private long alarms(String cause) {
        return running.count("select count(*) from alarm where cause = '%s'".formatted(cause));
    }

    private @Nullable Presence presence() {
        return running.gateway().presences().of(WATCH);
    }

    private boolean hasGone(Farewell why) {
        return presence() instanceof Presence.Offline(Instant _, Farewell said) && said == why;
    }

    private long letters(String condition) {
        return running.count("select count(*) from dead_letter where " + condition);
    }

    private MqttSettings hotline() {
        return running.hotline().subscribedTo(Topic.ALARMS);
    }
}
