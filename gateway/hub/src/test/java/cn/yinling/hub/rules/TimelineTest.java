package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told when, and how much is kept. An afternoon, when a low battery is told at once. */
class TimelineTest {
    private static final Instant START = Night.at("2026-11-21T15:00:00");

    private final Timeline timeline = new Timeline(Plans.USUAL);
    private long sequence;

    @Test
    void readingOfTwoMinutesAgoIsToldAtOnce() {
        assertThat(timeline.add(battery(0, 10), at(120))).containsExactly(low(0));
    }

    @Test
    void olderReadingIsABacklogThatIsToldWhenItHasPausedForTenSeconds() {
        Instant received = at(120).plusMillis(1);
        assertThat(timeline.add(battery(0, 10), received)).isEmpty();
        assertThat(timeline.pass(received.plusSeconds(10))).isEmpty();
        assertThat(timeline.pass(received.plusSeconds(10).plusMillis(1))).containsExactly(low(0));
        assertThat(timeline.pass(received.plusSeconds(20))).isEmpty();
    }

    @Test
    void backlogIsToldAtOnceWhenTheDeviceHasCaughtUp() {
        timeline.add(battery(0, 10), at(500));
        assertThat(timeline.add(battery(499, 11), at(501))).containsExactly(low(0));
    }

    @Test
    void pauseIsCountedFromWhatWasReceivedLastWhicheverClockSaysSo() {
        timeline.add(battery(0, 10), at(500));
        timeline.add(battery(1, 10), at(490));
        assertThat(timeline.lastReceivedAt()).isEqualTo(at(500));
        assertThat(timeline.pass(at(510))).isEmpty();
        assertThat(timeline.pass(at(511))).hasSize(1);
    }

    @Test
    void beforeTheFirstReadingNothingIsKnown() {
        assertThat(timeline.last()).isNull();
        assertThat(timeline.lastReceivedAt()).isEqualTo(Instant.MIN);
        assertThat(timeline.isOutdated()).isFalse();
        assertThat(timeline.pass(START)).isEmpty();
    }

    @Test
    void lastIsTheReadingOfTheLatestTimeAndNotTheOneThatCameLast() {
        timeline.add(battery(60, 80), at(60));
        timeline.add(battery(30, 80), at(61));
        assertThat(timeline.last()).isEqualTo(at(60));
    }

    @Test
    void readingThatIsOlderThanAllThatAreKeptIsOutdated() {
        fill(Timeline.KEPT + 1);
        timeline.add(battery(0, 80), at(99));
        assertThat(timeline.isOutdated()).isTrue();
        timeline.add(reading(at(0).plusMillis(1), Vital.BATTERY, 80), at(99));
        assertThat(timeline.outdated()).isEqualTo(1);
    }

    @Test
    void soManyAreKeptAndNotOneLess() {
        fill(Timeline.KEPT);
        timeline.add(battery(-60, 80), at(99));
        assertThat(timeline.isOutdated()).isFalse();
        timeline.add(battery(-120, 80), at(99));
        assertThat(timeline.isOutdated()).isTrue();
    }

    @Test
    void databaseMustHaveWhateverIsNotKeptHere() {
        fill(Timeline.KEPT);
        assertThat(timeline.isKnownBefore(Instant.MIN.plusSeconds(1))).isTrue();
        fill(1);
        assertThat(timeline.isKnownBefore(at(0))).isFalse();
        assertThat(timeline.isKnownBefore(at(0).plusMillis(1))).isTrue();
    }

    @Test
    void whatWasLetGoEarlierMayHaveBeenReceivedLater() {
        timeline.add(battery(0, 80), at(100));
        fill(Timeline.KEPT + 1);
        assertThat(timeline.isKnownBefore(at(100))).isFalse();
        assertThat(timeline.isKnownBefore(at(101))).isTrue();
    }

    @Test
    void databaseThatWasReadTooEarlyChangesNothing() {
        fill(Timeline.KEPT + 1);
        assertThat(timeline.rebuild(remembered(List.of()), 0, at(0))).isEmpty();
        assertThat(timeline.last()).isEqualTo(at(Timeline.KEPT));
    }

    @Test
    void whatCameTooLateIsInItsPlaceOnceTheDatabaseWasRead() {
        fill(Timeline.KEPT + 2);
        Reading late = battery(1, 10);
        assertThat(timeline.add(late, at(99))).isEmpty();
        assertThat(timeline.rebuild(remembered(List.of(late)), timeline.outdated(), Instant.MAX))
                .hasValueSatisfying(changes ->
                        assertThat(changes)
                                .extracting(Change::finding)
                                .containsExactly(new Finding(Cause.BATTERY_LOW, at(1))));
        assertThat(timeline.isOutdated()).isFalse();
    }

    @Test
    void whatCameTooLateWhileTheDatabaseWasReadIsReadNextTime() {
        fill(Timeline.KEPT + 2);
        timeline.add(battery(1, 80), at(99));
        int then = timeline.outdated();
        timeline.add(battery(1, 80), at(99));
        timeline.rebuild(remembered(List.of()), then, Instant.MAX);
        assertThat(timeline.isOutdated()).isTrue();
    }

    @Test
    void whatStoodBeforeTheFirstReadingIsOverWithTheReadingThatSaysSo() {
        Finding before = new Finding(Cause.BATTERY_LOW, at(-60));
        Known known = new Known(before, Instant.MAX, false);
        assertThat(rebuilt(List.of(battery(0, 17)), known)).isEmpty();
        assertThat(timeline.add(battery(60, 80), at(60)))
                .containsExactly(new Change.Ended(before, at(60)));
    }

    @Test
    void whatBeganWithTheFirstReadingIsLeftToThatReading() {
        Finding wrong = new Finding(Cause.BATTERY_LOW, at(0));
        assertThat(rebuilt(List.of(battery(0, 80)), new Known(wrong, Instant.MAX, false)))
                .containsExactly(new Change.Withdrawn(wrong));
    }

    @Test
    void whatWasOverWithTheFirstReadingIsNotAskedAgain() {
        Finding over = new Finding(Cause.BATTERY_LOW, at(-60));
        assertThat(rebuilt(List.of(battery(0, 17)), new Known(over, at(0), false))).isEmpty();
    }

    @Test
    void whatEndedAfterTheFirstReadingIsOverWhenTheReadingsSaySo() {
        Finding before = new Finding(Cause.BATTERY_LOW, at(-60));
        Known known = new Known(before, at(30), false);
        assertThat(rebuilt(List.of(battery(0, 17), battery(60, 80)), known))
                .containsExactly(new Change.Ended(before, at(60)));
    }

    /** A device may say so by a message of which no reading is stored. */
    @Test
    void smokeOfWhichTheDatabaseHasAnAlarmAndNoReadingIsNotWithdrawn() {
        Finding smoke = new Finding(Cause.SMOKE, at(30));
        Known known = new Known(smoke, Instant.MAX, true);
        assertThat(rebuilt(List.of(battery(0, 80), battery(60, 80)), known)).isEmpty();
    }

    @Test
    void ofWhatTheDatabaseHasNoMoreIsKeptThanOfWhatCame() {
        fill(1);
        List<Reading> stored =
                IntStream.rangeClosed(1, Timeline.KEPT).mapToObj(i -> battery(i, 80)).toList();
        rebuilt(stored);
        timeline.add(battery(-60, 80), at(99));
        assertThat(timeline.isOutdated()).isTrue();
    }

    @Test
    void whenReadingsWereReceivedIsKnownStillAfterTheDatabaseWasRead() {
        fill(Timeline.KEPT);
        rebuilt(List.of());
        fill(Timeline.KEPT + 1);
        assertThat(timeline.isKnownBefore(at(Timeline.KEPT))).isFalse();
        assertThat(timeline.isKnownBefore(at(Timeline.KEPT + 1))).isTrue();
    }

    @Test
    void whereTheDatabaseHasNothingWhatStoodIsLeftAsItIs() {
        Finding before = new Finding(Cause.BATTERY_LOW, at(-60));
        assertThat(rebuilt(List.of(), new Known(before, Instant.MAX, false))).isEmpty();
        assertThat(timeline.last()).isNull();
    }

    @Test
    void alarmThatALateReadingDisprovesIsWithdrawn() {
        Instant night = Night.at("2026-11-21T23:00:00");
        timeline.add(bed(night, 1), night);
        timeline.add(bed(night.plusSeconds(10), 0), night.plusSeconds(10));
        Finding exit = new Finding(Cause.BED_EXIT, night.plusSeconds(10));
        Instant found = night.plusSeconds(1210);
        assertThat(timeline.pass(found)).containsExactly(new Change.Began(exit, false, null));

        assertThat(timeline.add(bed(night.plusSeconds(600), 1), found.plusSeconds(5))).isEmpty();
        assertThat(timeline.pass(found.plusSeconds(16)))
                .containsExactly(new Change.Withdrawn(exit));
    }

    @Test
    void alarmThatTimeFoundStandsWhenALateReadingDoesNotDisproveIt() {
        timeline.add(reading(at(0), Vital.MOTION, 1), at(0));
        Instant due = START.plus(Duration.ofHours(4));
        assertThat(timeline.pass(due)).hasSize(1);
        assertThat(timeline.add(battery(-60, 80), due)).isEmpty();
        assertThat(timeline.pass(due.plusSeconds(11))).isEmpty();
    }

    @Test
    void timeFindsWhatALateReadingBegan() {
        timeline.add(battery(60, 80), at(60));
        timeline.add(reading(at(0), Vital.MOTION, 1), at(61));
        assertThat(timeline.pass(START.plus(Duration.ofHours(4)))).hasSize(1);
    }

    @Test
    void alarmThatALateReadingShowsToGoOnHasResumed() {
        timeline.add(heart(0), at(0));
        Finding fast = new Finding(Cause.HEART_RATE_HIGH, at(0));
        assertThat(timeline.add(heart(60), at(60))).hasSize(1);
        assertThat(timeline.add(heart(181), at(181)))
                .containsExactly(new Change.Ended(fast, at(60)));
        assertThat(timeline.add(heart(120), at(182))).containsExactly(new Change.Resumed(fast));
    }

    @Test
    void timeThatPassesTellsOnceWhatItMakesTrue() {
        timeline.add(reading(at(0), Vital.MOTION, 1), at(0));
        Instant due = START.plus(Duration.ofHours(4));
        assertThat(timeline.pass(due.minusMillis(1))).isEmpty();
        Finding found = new Finding(Cause.INACTIVITY, at(0));
        assertThat(timeline.pass(due)).containsExactly(new Change.Began(found, false, null));
        assertThat(timeline.pass(due)).isEmpty();
        assertThat(timeline.pass(due.plusSeconds(1))).isEmpty();
    }

    private List<Change> rebuilt(List<Reading> readings, Known... known) {
        return timeline.rebuild(
                        new Recollection.Remembered(readings, List.of(known)), 0, Instant.MAX)
                .orElseThrow();
    }

    private static Recollection.Remembered remembered(List<Reading> readings) {
        return new Recollection.Remembered(readings, List.of());
    }

    /** So many readings more, a second each, of a battery that is full. */
    private void fill(int readings) {
        for (int i = 0; i < readings; i++) {
            Instant last = timeline.last();
            long second = last == null ? 0 : Duration.between(START, last).toSeconds() + 1;
            timeline.add(battery(second, 80), at(second));
        }
    }

    /** Of a battery at ten percent. */
    private static Change low(long second) {
        Finding finding = new Finding(Cause.BATTERY_LOW, at(second));
        return new Change.Began(finding, false, new Breach("batt", 10, "%", 15, Breach.Side.LOW));
    }

    private Reading battery(long second, int percent) {
        return reading(at(second), Vital.BATTERY, percent);
    }

    private Reading heart(long second) {
        return reading(at(second), Vital.HEART_RATE, 130);
    }

    private Reading bed(Instant at, int isInBed) {
        return reading(at, Vital.IN_BED, isInBed);
    }

    private Reading reading(Instant at, Vital vital, int value) {
        Vitals vitals = new Vitals.Builder().set(vital, value).build();
        return new Reading(at, true, ++sequence, vitals, Set.of(), null);
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
