package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.hub.plans.MonitoringPlan.Absence;
import cn.yinling.hub.plans.MonitoringPlan.Visit;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Breach.Side;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RulesTest {
    private MonitoringPlan plan = MonitoringPlan.defaults();
    private Timeline timeline = new Timeline(plan);
    private final Ledger ledger = new Ledger();
    private Instant now = Night.at("2026-11-21T23:00:00");
    private long sequence;

    private void use(MonitoringPlan other) {
        plan = other;
        timeline = new Timeline(plan);
    }

    private void say(Consumer<Vitals.Builder> values) {
        Vitals.Builder vitals = new Vitals.Builder();
        values.accept(vitals);
        take(new Reading(now, true, ++sequence, vitals.build(), Set.of(), null));
    }

    private void say(Set<Cause> causes, Set<Cause> over) {
        take(new Reading(now, true, ++sequence, Vitals.NONE, causes, over, null));
    }

    private void take(Reading reading) {
        ledger.book(timeline.add(reading, now));
    }

    private void heart(int bpm) {
        say(vitals -> vitals.set(Vital.IN_BED, true).set(Vital.HEART_RATE, bpm));
    }

    private void breath(int rate) {
        say(vitals -> vitals.set(Vital.IN_BED, true).set(Vital.BREATHING_RATE, rate));
    }

    private void room(float celsius) {
        say(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, celsius));
    }

    private void bed(boolean isInBed) {
        say(vitals -> vitals.set(Vital.IN_BED, isInBed));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        ledger.book(timeline.pass(now));
    }

    private void seconds(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void at(String local) {
        now = Night.at(local);
        ledger.book(timeline.pass(now));
    }

    private Map<Finding, Instant> found() {
        return ledger.all();
    }

    private Set<Cause> causes() {
        return found().keySet().stream()
                .map(Finding::cause)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void heartRateAboveTheLimitForAMinuteIsFoundFromItsBeginning() {
        Instant onset = now;
        heart(130);
        seconds(30);
        heart(128);
        assertThat(found()).isEmpty();
        seconds(30);
        heart(131);
        assertThat(found()).containsEntry(new Finding(Cause.HEART_RATE_HIGH, onset), Instant.MAX);
    }

    @Test
    void valueBeyondTheLimitIsToldWithTheLimitItIsBeyond() {
        heart(44);
        seconds(60);
        heart(36);
        assertThat(ledger.breach(Cause.HEART_RATE_LOW))
                .isEqualTo(beyond("hr", 36, "beat/min", 45, Side.LOW));

        room(11.9f);
        seconds(1800);
        room(11.3f);
        assertThat(ledger.breach(Cause.ROOM_COLD))
                .isEqualTo(beyond("room", 11.3, "Cel", 12, Side.LOW));

        at("2026-11-22T10:00:00");
        say(vitals -> vitals.set(Vital.BATTERY, 12));
        assertThat(ledger.breach(Cause.BATTERY_LOW))
                .isEqualTo(beyond("batt", 12, "%", 15, Side.LOW));
    }

    @Test
    void whatADeviceSaysItselfHasTheValueItSendsWhereThatIsBeyondOurLimit() {
        Vitals slow = new Vitals.Builder().set(Vital.HEART_RATE, 38).build();
        take(new Reading(now, true, ++sequence, slow, Set.of(Cause.HEART_RATE_LOW), null));
        assertThat(ledger.breach(Cause.HEART_RATE_LOW))
                .isEqualTo(beyond("hr", 38, "beat/min", 45, Side.LOW));

        use(plan);
        Vitals usual = new Vitals.Builder().set(Vital.HEART_RATE, 60).build();
        take(new Reading(now, true, ++sequence, usual, Set.of(Cause.HEART_RATE_LOW), null));
        assertThat(ledger.breach(Cause.HEART_RATE_LOW)).isNull();
    }

    @Test
    void whatIsAboutNoLimitHasNoValue() {
        breath(0);
        seconds(20);
        breath(0);
        assertThat(causes()).containsExactly(Cause.APNOEA);
        assertThat(ledger.breach(Cause.APNOEA)).isNull();
    }

    /** It had left the last readings when one came late and all was worked out again. */
    @Test
    void valueIsKnownStillWhenTheBacklogIsLongAndOutOfOrder() {
        Instant back = now.plus(Duration.ofHours(2));
        List<Change> told = List.of();
        for (int i = 0; i < Timeline.KEPT + 8; i++) {
            told = joined(told, timeline.add(beat(131 + i), back));
            seconds(30);
        }
        now = now.minusSeconds(45);
        told = joined(told, timeline.add(beat(150), back));
        assertThat(told).isEmpty();

        assertThat(timeline.pass(back.plusSeconds(11)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Change.Began.class,
                        began ->
                                assertThat(began.breach())
                                        .isEqualTo(beyond("hr", 133, "beat/min", 120, Side.HIGH)));
    }

    private static Breach beyond(String vital, double value, String unit, double limit, Side side) {
        return new Breach(vital, value, unit, limit, side);
    }

    @Test
    void oneNormalValueInBetweenBeginsTheMinuteAnew() {
        heart(130);
        seconds(40);
        heart(70);
        seconds(30);
        heart(130);
        assertThat(found()).isEmpty();
    }

    @Test
    void heartRateIsOverOnlyWhenItIsWellBelowTheLimit() {
        heart(130);
        seconds(60);
        heart(130);
        seconds(10);
        heart(118);
        assertThat(found()).containsValue(Instant.MAX);
        seconds(10);
        heart(110);
        assertThat(found()).containsValue(now).hasSize(1);
    }

    @Test
    void highValuesWithAHoleOfMinutesBetweenThemAreNotOneMinute() {
        heart(130);
        seconds(300);
        heart(130);
        assertThat(found()).isEmpty();
    }

    @Test
    void slowBreathingIsUrgentAndNoBreathAtAllIsAnEmergency() {
        breath(6);
        seconds(60);
        breath(6);
        assertThat(causes()).containsExactly(Cause.BREATHING_LOW);
        seconds(10);
        breath(0);
        seconds(20);
        breath(0);
        assertThat(causes()).contains(Cause.APNOEA);
    }

    @Test
    void noBreathInAnEmptyBedIsNone() {
        say(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.BREATHING_RATE, 0));
        seconds(60);
        say(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.BREATHING_RATE, 0));
        assertThat(causes()).doesNotContain(Cause.APNOEA);
    }

    @Test
    void whoDoesNotReturnToBedIsFoundByTimeAlone() {
        bed(true);
        seconds(10);
        Instant left = now;
        bed(false);
        pass(Duration.ofMinutes(19));
        assertThat(found()).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(found()).containsOnlyKeys(new Finding(Cause.BED_EXIT, left));
        seconds(60);
        bed(true);
        assertThat(found()).containsValue(now);
    }

    @Test
    void whoComesBackInTimeIsNotFound() {
        bed(true);
        seconds(10);
        bed(false);
        seconds(15 * 60);
        bed(true);
        pass(Duration.ofHours(1));
        assertThat(found()).isEmpty();
    }

    @Test
    void gettingUpInTheMorningIsNoBedExit() {
        at("2026-11-22T05:50:00");
        bed(true);
        seconds(60);
        bed(false);
        pass(Duration.ofHours(2));
        assertThat(causes()).doesNotContain(Cause.BED_EXIT);
    }

    @Test
    void whoHasNotBeenToBedYetHasNotLeftIt() {
        bed(false);
        pass(Duration.ofHours(1));
        assertThat(found()).isEmpty();
    }

    @Test
    void bedExitDuringACarersVisitWaitsUntilSheHasGone() {
        use(
                with(
                        List.of(
                                new Visit(
                                        List.of(DayOfWeek.SATURDAY),
                                        LocalTime.of(22, 30),
                                        LocalTime.of(23, 45))),
                        List.of()));
        bed(true);
        seconds(10);
        bed(false);
        pass(Duration.ofMinutes(40));
        assertThat(found()).isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(causes()).containsExactly(Cause.BED_EXIT);
    }

    @Test
    void nothingOfThePersonIsFoundWhileSheIsInHospital() {
        use(with(List.of(), List.of(new Absence(now.minusSeconds(60), null, "hospital"))));
        bed(true);
        seconds(10);
        bed(false);
        pass(Duration.ofHours(2));
        heart(130);
        seconds(60);
        heart(130);
        assertThat(found()).isEmpty();
        say(Set.of(Cause.SMOKE), Set.of());
        assertThat(causes()).containsExactly(Cause.SMOKE);
    }

    @Test
    void whoIsStillInBedAtTheHourIsFoundOnceADay() {
        bed(true);
        at("2026-11-22T09:29:00");
        assertThat(found()).isEmpty();
        at("2026-11-22T09:30:00");
        assertThat(found())
                .containsOnlyKeys(new Finding(Cause.NOT_UP, Night.at("2026-11-22T09:30:00")));
        bed(false);
        seconds(60);
        bed(true);
        pass(Duration.ofHours(3));
        assertThat(found()).hasSize(1);
    }

    @Test
    void absenceEnteredWhileSheLiesInBedHoldsOfWhatWasComing() {
        bed(true);
        now = Night.at("2026-11-22T05:00:00");
        bed(true);
        Absence hospital = new Absence(now, Night.at("2026-11-22T12:00:00"), "");
        timeline.follow(with(List.of(), List.of(hospital)));
        at("2026-11-22T09:30:00");
        bed(true);
        assertThat(found()).isEmpty();
        timeline.follow(plan);
        seconds(1);
        bed(true);
        assertThat(causes()).containsExactly(Cause.NOT_UP);
    }

    @Test
    void doorLeftOpenInTheEveningIsFoundAtNight() {
        now = Night.at("2026-11-21T19:00:00");
        say(vitals -> vitals.set(Vital.DOOR, true));
        at("2026-11-21T22:09:00");
        assertThat(found()).isEmpty();
        at("2026-11-21T22:10:00");
        assertThat(causes()).containsExactly(Cause.DOOR_OPEN);
    }

    @Test
    void noMovementForFourHoursOfTheDayIsFound() {
        now = Night.at("2026-11-22T09:00:00");
        say(vitals -> vitals.set(Vital.MOTION, true));
        at("2026-11-22T12:59:00");
        assertThat(found()).isEmpty();
        at("2026-11-22T13:00:00");
        assertThat(causes()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void anEmptyBedByDayIsNoInactivityWhereNoSensorSeesMovement() {
        now = Night.at("2026-11-22T09:00:00");
        bed(true);
        seconds(60);
        bed(false);
        at("2026-11-22T19:00:00");
        assertThat(found()).isEmpty();
    }

    @Test
    void hoursOfTheEveningAndTheMorningAreNotAddedUp() {
        now = Night.at("2026-11-21T18:00:00");
        say(vitals -> vitals.set(Vital.MOTION, true));
        at("2026-11-22T11:59:00");
        assertThat(found()).isEmpty();
        at("2026-11-22T12:00:00");
        assertThat(causes()).containsExactly(Cause.INACTIVITY);
    }

    @Test
    void coldRoomIsFoundAfterHalfAnHourAlsoWithReadingsFarApart() {
        for (int i = 0; i < 4; i++) {
            say(vitals -> vitals.set(Vital.ROOM_TEMPERATURE, 9));
            seconds(600);
        }
        assertThat(causes()).containsExactly(Cause.ROOM_COLD);
    }

    @Test
    void lowBatteryWaitsForTheMorningAndIsOverWhenCharged() {
        say(vitals -> vitals.set(Vital.BATTERY, 12));
        seconds(60);
        say(vitals -> vitals.set(Vital.BATTERY, 12));
        assertThat(found()).isEmpty();
        now = Night.at("2026-11-22T07:00:00");
        say(vitals -> vitals.set(Vital.BATTERY, 12));
        assertThat(causes()).containsExactly(Cause.BATTERY_LOW);
        seconds(60);
        say(vitals -> vitals.set(Vital.BATTERY, 17));
        assertThat(found()).containsValue(Instant.MAX);
        seconds(60);
        say(vitals -> vitals.set(Vital.BATTERY, 80));
        assertThat(found()).containsValue(now);
    }

    @Test
    void valuesThatNeverChangeAreASensorThatIsFrozen() {
        now = Night.at("2026-11-22T08:00:00");
        for (int i = 0; i <= 31; i++) {
            say(vitals ->
                    vitals.set(Vital.IN_BED, true)
                            .set(Vital.HEART_RATE, 61)
                            .set(Vital.BREATHING_RATE, 13));
            seconds(60);
        }
        assertThat(causes()).containsExactly(Cause.SENSOR_FAULT);
        say(vitals -> vitals.set(Vital.HEART_RATE, 63).set(Vital.BREATHING_RATE, 13));
        assertThat(found()).containsValue(now);
    }

    @Test
    void pulseInAnEmptyBedIsASensorFault() {
        now = Night.at("2026-11-22T08:00:00");
        for (int i = 0; i <= 31; i++) {
            int bpm = 60 + i;
            say(vitals -> vitals.set(Vital.IN_BED, false).set(Vital.HEART_RATE, bpm));
            seconds(60);
        }
        assertThat(causes()).contains(Cause.SENSOR_FAULT);
    }

    @Test
    void everyPressIsAnAlarmButAPowerCutIsOneUntilItIsOver() {
        say(Set.of(Cause.SOS), Set.of());
        seconds(5);
        say(Set.of(Cause.SOS, Cause.MAINS), Set.of());
        seconds(5);
        say(Set.of(Cause.MAINS), Set.of());
        assertThat(found()).hasSize(3);
        seconds(600);
        say(Set.of(), Set.of(Cause.MAINS));
        assertThat(found()).containsValue(now);
        seconds(5);
        say(Set.of(Cause.MAINS), Set.of());
        assertThat(found()).hasSize(4);
    }

    @Test
    void whatTheDeviceSaysIsToldEachTimeSoThatItsSenderIsNotAcknowledgedTooEarly() {
        Reading smoke = new Reading(now, true, 1, Vitals.NONE, Set.of(Cause.SMOKE), null);
        Finding finding = new Finding(Cause.SMOKE, now);

        assertThat(timeline.add(smoke, now)).containsExactly(new Change.Began(finding, true));
        assertThat(timeline.add(smoke, now)).containsExactly(new Change.Began(finding, true));
    }

    @Test
    void smokeAgainAfterAWhileIsAnotherAlarm() {
        say(Set.of(Cause.SMOKE), Set.of());
        seconds(60);
        say(Set.of(Cause.SMOKE), Set.of());
        assertThat(found()).hasSize(1);
        seconds(400);
        say(Set.of(Cause.SMOKE), Set.of());
        assertThat(found()).hasSize(2);
    }

    @Test
    void unreadableAlarmsOfFiveMinutesAreOneAndPushNoReadingOutOfItsOrder() {
        Finding finding = new Finding(Cause.UNREADABLE, now.truncatedTo(ChronoUnit.SECONDS));
        for (int i = 0; i < 50 * Timeline.KEPT; i++) {
            now = now.plusMillis(10);
            assertThat(timeline.add(Reading.unreadable(now), now))
                    .containsExactly(new Change.Began(finding, true));
        }
        assertThat(timeline.add(beat(70), now)).isEmpty();
        Reading late = new Reading(now.minusSeconds(10), true, 1, Vitals.NONE, Set.of(), null);
        timeline.add(late, now);
        assertThat(timeline.isOutdated()).isFalse();

        seconds(301);
        assertThat(timeline.add(Reading.unreadable(now), now))
                .contains(
                        new Change.Began(
                                new Finding(Cause.UNREADABLE, now.truncatedTo(ChronoUnit.SECONDS)),
                                true));
    }

    @Test
    void whatBeganAndEndedWhileTheDeviceWasAwayHasPassed() {
        Instant back = now.plus(Duration.ofHours(1));
        Instant onset = now;
        List<Change> told = List.of();
        for (int bpm : new int[] {130, 131, 130, 70}) {
            told = joined(told, timeline.add(beat(bpm), back));
            seconds(30);
        }
        assertThat(told).isEmpty();
        now = back;

        assertThat(timeline.add(beat(71), back))
                .containsExactly(
                        new Change.Passed(
                                new Finding(Cause.HEART_RATE_HIGH, onset),
                                onset.plusSeconds(90),
                                beyond("hr", 130, "beat/min", 120, Side.HIGH)));
    }

    @Test
    void whatStillIsTheCaseWhenTheBacklogIsReadRings() {
        Instant back = now.plus(Duration.ofMinutes(30));
        Instant onset = now;
        for (int i = 0; i < 4; i++) {
            assertThat(timeline.add(beat(130 + i), back)).isEmpty();
            seconds(30);
        }

        assertThat(timeline.pass(back.plusSeconds(5))).isEmpty();
        assertThat(timeline.pass(back.plusSeconds(11)))
                .containsExactly(
                        new Change.Began(
                                new Finding(Cause.HEART_RATE_HIGH, onset),
                                false,
                                beyond("hr", 132, "beat/min", 120, Side.HIGH)));
    }

    @Test
    void aPressInABacklogRingsAtOnce() {
        Reading sos = new Reading(now, true, 1, Vitals.NONE, Set.of(Cause.SOS), null);

        assertThat(timeline.add(sos, now.plus(Duration.ofHours(5))))
                .containsExactly(new Change.Began(new Finding(Cause.SOS, now), true));
    }

    private static List<Change> joined(List<Change> first, List<Change> second) {
        return first.isEmpty() ? second : Timeline.joined(first, second);
    }

    private Reading beat(int bpm) {
        Vitals vitals =
                new Vitals.Builder().set(Vital.IN_BED, true).set(Vital.HEART_RATE, bpm).build();
        return new Reading(now, true, ++sequence, vitals, Set.of(), null);
    }

    private MonitoringPlan with(List<Visit> visits, List<Absence> absences) {
        return new MonitoringPlan(
                plan.heartRate(),
                plan.breathing(),
                plan.apnoea(),
                plan.bedExit(),
                plan.notUp(),
                plan.inactivity(),
                plan.room(),
                plan.door(),
                plan.battery(),
                plan.sensor(),
                plan.heartbeat(),
                plan.quiet(),
                plan.zone(),
                visits,
                absences);
    }
}
