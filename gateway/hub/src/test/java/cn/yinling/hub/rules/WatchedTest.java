package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.doors.Connections;
import cn.yinling.hub.doors.Refusal;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bed that is to be heard of each minute, and is silent after three. */
class WatchedTest {
    private static final Instant START = Night.at("2026-11-21T15:00:00");
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final Finding SILENT = new Finding(Cause.SILENT, START);
    private static final Finding SHARED = new Finding(Cause.CREDENTIALS_SHARED, START);
    private static final Finding DOOR = new Finding(Cause.DOOR_OPEN, START);

    private final Watched watched = new Watched(Plans.USUAL, START);

    @Test
    void deviceThatIsHeardIsWatchedOver() {
        assertThat(watched.unheard()).isNull();
        watched.refused(Refusal.MALFORMED, at(1));
        assertThat(watched.unheard()).isNull();
    }

    @Test
    void deviceOfWhichNothingComesIsSilent() {
        assertThat(watched.silent(START, at(180))).isEqualTo(new Change.Began(SILENT, false));
        assertThat(watched.unheard()).isEqualTo(new Unheard(Unheard.Reason.SILENT, START, null));
    }

    @Test
    void silentDeviceWhoseWordsAreRefusedIsNotToldToBeAway() {
        watched.silent(START, at(180));
        watched.refused(Refusal.MALFORMED, at(200));
        assertThat(watched.unheard())
                .isEqualTo(new Unheard(Unheard.Reason.REFUSED, START, Refusal.MALFORMED));
    }

    @Test
    void refusalsFromBeforeItWasHeardLastAreForgotten() {
        watched.refused(Refusal.MALFORMED, at(10));
        watched.heard(at(10));
        watched.heard(at(5));
        watched.silent(at(10), at(190));
        assertThat(watched.unheard()).isEqualTo(new Unheard(Unheard.Reason.SILENT, at(10), null));
    }

    @Test
    void sharedCredentialsAreWorseThanSilence() {
        watched.silent(START, at(180));
        for (long minute = 1; minute <= 3; minute++) {
            watched.look(BED, new Contested(minute * 2), at(minute * 60));
        }
        assertThat(watched.unheard()).isEqualTo(new Unheard(Unheard.Reason.SHARED, START, null));
    }

    @Test
    void deviceThatCouldNotBeHeardBeforeIsExpectedFromItsConnectionOn() {
        watched.connectedSince(at(100));
        assertThat(watched.silent(START, at(279))).isNull();
        assertThat(watched.silent(START, at(280))).isNotNull();
    }

    @Test
    void whatReadingsShowIsToldWhileTheDeviceIsHeard() {
        assertThat(watched.add(battery(10, 10), at(10)))
                .singleElement()
                .extracting(Change::finding)
                .isEqualTo(new Finding(Cause.BATTERY_LOW, at(10)));
    }

    @Test
    void readingThatEndsTheSilenceTellsThatFirst() {
        watched.silent(START, at(180));
        assertThat(watched.add(battery(200, 80), at(200))).isEmpty();
        watched.add(battery(300, 80), at(300));
        Change over = new Change.Ended(SILENT, at(200));
        assertThat(watched.add(battery(380, 10), at(380)))
                .hasSize(2)
                .startsWith(over)
                .element(1)
                .extracting(Change::finding)
                .isEqualTo(new Finding(Cause.BATTERY_LOW, at(380)));
    }

    @Test
    void readingThatEndsTheSilenceAndNothingElseTellsThat() {
        watched.silent(START, at(180));
        watched.add(battery(200, 80), at(200));
        watched.add(battery(300, 80), at(300));
        assertThat(watched.add(battery(380, 80), at(380)))
                .containsExactly(new Change.Ended(SILENT, at(200)));
    }

    @Test
    void whatStoodWhenTheHubWentStandsWhenItIsBack() {
        remember(
                new Known(SILENT, Instant.MAX, false),
                new Known(SHARED, Instant.MAX, false),
                new Known(DOOR, Instant.MAX, false));
        assertThat(watched.unheard()).isEqualTo(new Unheard(Unheard.Reason.SHARED, START, null));
        Contested alone = new Contested(0);
        watched.look(BED, alone, at(60));
        watched.look(BED, alone, at(120));
        assertThat(watched.look(BED, alone, at(180))).isEqualTo(new Change.Ended(SHARED, START));
        assertThat(watched.unheard()).isEqualTo(new Unheard(Unheard.Reason.SILENT, START, null));
    }

    @Test
    void silenceThatWasOverWhenTheHubWentIsOver() {
        remember(new Known(SILENT, at(-10), false), new Known(SHARED, at(-10), false));
        assertThat(watched.unheard()).isNull();
    }

    /** They are the hub's own to tell; no reading shows them. */
    @Test
    void silenceAndSharingAreNoMatterOfTheReadings() {
        watched.add(battery(10, 80), at(10));
        Finding since = new Finding(Cause.SILENT, at(20));
        List<Change> changes =
                watched.rebuild(
                                new Recollection.Remembered(
                                        List.of(), List.of(new Known(since, Instant.MAX, false))),
                                0,
                                Instant.MAX)
                        .orElseThrow();
        assertThat(changes).isEmpty();
    }

    @Test
    void planThatIsFollowedHoldsOfSilenceSharingAndReadings() {
        watched.follow(Plans.off());
        assertThat(watched.silent(START, at(9000))).isNull();
        for (long minute = 1; minute <= 9; minute++) {
            assertThat(watched.look(BED, new Contested(minute * 9), at(minute * 60))).isNull();
        }
        assertThat(watched.add(battery(600, 3), at(600))).isEmpty();

        watched.follow(Plans.heard(new Heartbeat(true, Duration.ofMinutes(5), 2)));
        assertThat(watched.silent(START, at(1199))).isNull();
        assertThat(watched.silent(START, at(1200))).isNotNull();
    }

    private void remember(Known... known) {
        watched.rebuild(new Recollection.Remembered(List.of(), List.of(known)), 0, Instant.MAX);
    }

    private static Reading battery(long second, int percent) {
        Vitals vitals = new Vitals.Builder().set(Vital.BATTERY, percent).build();
        return new Reading(at(second), true, second, vitals, Set.of(), null);
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }

    /** So often has one taken the place of another. */
    private record Contested(long times) implements Connections {
        @Override
        public long takeOvers(DeviceId device) {
            return times;
        }

        @Override
        public boolean areTwoTalkingSince(DeviceId device, Instant since) {
            return false;
        }
    }
}
