package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Heartbeat;
import cn.yinling.hub.rules.Replay.Found;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A recording of an afternoon; who is not heard for three minutes is silent. */
class ReplayTest {
    private static final Instant START = Night.at("2026-11-21T15:00:00");

    private final List<Reading> recording = new ArrayList<>();
    private long nextNumber = 1;

    @Test
    void holeOfMoreThanTheLongestSilenceIsOneAndAHoleOfJustThatIsNone() {
        room(0, 20);
        room(180, 20);
        room(361, 20);
        assertThat(replayed(400)).containsExactly(found(Cause.SILENT, 180, 361));
    }

    @Test
    void silenceThatGoesOnWhenTheRecordingEndsHasNoEnd() {
        room(0, 20);
        assertThat(replayed(180)).isEmpty();
        assertThat(replayed(181)).containsExactly(found(Cause.SILENT, 0, null));
    }

    @Test
    void whoIsNotToBeHeardOfIsNotSilent() {
        room(0, 20);
        room(3600, 20);
        MonitoringPlan plan = Plans.heard(new Heartbeat(false, Duration.ofMinutes(1), 3));
        assertThat(Replay.of(recording, plan, START.plusSeconds(9000))).isEmpty();
    }

    @Test
    void recordingWithoutAReadingShowsNothing() {
        assertThat(replayed(9000)).isEmpty();
    }

    @Test
    void readingsMayComeInAnyOrderAndMoreThanOnce() {
        battery(0, 10);
        battery(60, 80);
        battery(120, 12);
        recording.add(recording.getFirst());
        List<Found> expected =
                List.of(found(Cause.BATTERY_LOW, 0, 60), found(Cause.BATTERY_LOW, 120, null));
        assertThat(replayed(180)).isEqualTo(expected);
        assertThat(Replay.of(recording.reversed(), Plans.USUAL, START.plusSeconds(180)))
                .isEqualTo(expected);
    }

    @Test
    void readingsOfOneMomentAreTakenByTheirNumbers() {
        battery(0, 10);
        battery(0, 80);
        assertThat(Replay.of(recording.reversed(), Plans.USUAL, START.plusSeconds(60)))
                .containsExactly(found(Cause.BATTERY_LOW, 0, 0));
    }

    @Test
    void whatIsFoundIsInTheOrderOfItsOnsetAndOfOneMomentTheGravestFirst() {
        battery(0, 10);
        say(60, Cause.MAINS, Cause.SMOKE);
        room(120, 20);
        room(300, 20);
        assertThat(replayed(310))
                .containsExactly(
                        found(Cause.BATTERY_LOW, 0, null),
                        found(Cause.SMOKE, 60, null),
                        found(Cause.MAINS, 60, null));
    }

    /** Nothing came between the reading that she had left the bed and the one that she was back. */
    @Test
    void whatBeganAndEndedBetweenTwoReadingsIsFound() {
        Instant night = Night.at("2026-11-21T23:00:00");
        List<Reading> bed = List.of(bed(night, 1), bed(night, 0), bed(night.plusSeconds(1800), 1));
        MonitoringPlan plan = Plans.heard(new Heartbeat(false, Duration.ofMinutes(1), 3));
        assertThat(Replay.of(bed, plan, night.plusSeconds(3600)))
                .containsExactly(new Found(Cause.BED_EXIT, night, night.plusSeconds(1800)));
    }

    @Test
    void whatTimeMakesTrueByTheEndOfTheRecordingIsFound() {
        say(0, Cause.TEST);
        recording.add(reading(START, new Vitals.Builder().set(Vital.MOTION, true), Set.of()));
        MonitoringPlan plan = Plans.heard(new Heartbeat(false, Duration.ofMinutes(1), 3));
        assertThat(Replay.of(recording, plan, START.plus(Duration.ofHours(4))))
                .containsExactly(found(Cause.INACTIVITY, 0, null), found(Cause.TEST, 0, null));
    }

    @Test
    void whatIsSaidAgainBeganOnce() {
        say(0, Cause.MAINS);
        say(60, Cause.MAINS);
        assertThat(replayed(100)).containsExactly(found(Cause.MAINS, 0, null));
    }

    private List<Found> replayed(long untilSecond) {
        return Replay.of(recording, Plans.USUAL, START.plusSeconds(untilSecond));
    }

    private static Found found(Cause cause, long onset, @Nullable Integer end) {
        return new Found(
                cause, START.plusSeconds(onset), end == null ? null : START.plusSeconds(end));
    }

    private void room(long second, double celsius) {
        Vitals.Builder vitals = new Vitals.Builder().set(Vital.ROOM_TEMPERATURE, celsius);
        recording.add(reading(START.plusSeconds(second), vitals, Set.of()));
    }

    private void battery(long second, double percent) {
        Vitals.Builder vitals = new Vitals.Builder().set(Vital.BATTERY, percent);
        recording.add(reading(START.plusSeconds(second), vitals, Set.of()));
    }

    private void say(long second, Cause... causes) {
        recording.add(reading(START.plusSeconds(second), new Vitals.Builder(), Set.of(causes)));
    }

    private Reading bed(Instant at, double isInBed) {
        return reading(at, new Vitals.Builder().set(Vital.IN_BED, isInBed), Set.of());
    }

    private Reading reading(Instant at, Vitals.Builder vitals, Set<Cause> causes) {
        return new Reading(at, true, nextNumber++, vitals.build(), causes, null);
    }
}
