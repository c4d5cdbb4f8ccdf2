package cn.yinling.hub.alarms.push;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.EscalationConfig;
import cn.yinling.hub.alarms.push.Escalation.Reason;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenAlarmsTest {
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Untaken after 10 s, unanswered after 60 s, again after 60 s. */
    private final OpenAlarms book = new OpenAlarms(EscalationConfig.defaults());

    @Test
    void sameAlarmIsPushedOnceAndNotAfterItWasTaken() {
        OpenAlarm sos = sos(1);
        assertThat(book.raised(sos, NOW)).isTrue();
        assertThat(book.raised(sos, NOW)).isFalse();
        assertThat(book.taken(sos.alarmId())).isEqualTo(sos);
        assertThat(book.taken(sos.alarmId())).isNull();
        assertThat(book.raised(sos, NOW)).isFalse();
        assertThat(book.countUntaken()).isZero();
    }

    @Test
    void deviceThatRaisesOneCauseWithoutEndFillsItsOwnShareOnly() {
        for (int number = 0; number < 1000; number++) {
            book.raised(sos(number), NOW);
        }
        assertThat(book.countUntaken()).isEqualTo(30);
        assertThat(book.raised(alarm("bed-0002", Cause.SOS, 1), NOW)).isTrue();
        assertThat(book.raised(alarm("bed-0001", Cause.FALL, 1), NOW)).isTrue();
        book.answered(sos(0).alarmId());
        assertThat(book.raised(sos(2000), NOW)).isTrue();
    }

    @Test
    void pressesThatAHotlineHasTakenDoNotKeepTheNextFromIt() {
        for (int press = 0; press < 100; press++) {
            assertThat(book.raised(sos(press), after(press))).as("press %d", press).isTrue();
            book.taken(sos(press).alarmId());
        }
        assertThat(escalated(100)).as("since the first one").containsExactly(sos(0).alarmId());
    }

    @Test
    void whatWasNotPushedForAWhileIsDueTheOldestFirst() {
        OpenAlarm second = alarm("bed-0002", Cause.SOS, 2);
        OpenAlarm first = sos(1);
        book.raised(second, NOW);
        book.raised(first, NOW);
        assertThat(book.duePush(EVERY, after(1))).isEmpty();
        assertThat(book.duePush(EVERY, after(2))).containsExactly(first, second);
        assertThat(book.duePush(EVERY, after(2))).isEmpty();
        assertThat(book.untaken()).containsExactly(first, second);
    }

    @Test
    void whatIsNewOfAnAlarmIsPushedInPlaceOfWhatWasSaidBefore() {
        OpenAlarm sos = sos(1);
        book.raised(sos, NOW);
        OpenAlarm over = sos.endedAt(after(5));
        book.update(over, Stage.TAKEN, after(5));
        assertThat(book.isLatest(sos)).as("its acknowledgement comes too late").isFalse();
        assertThat(book.untaken()).containsExactly(over);
        book.taken(sos.alarmId());
        book.update(over, Stage.TAKEN, after(6));
        assertThat(book.untaken()).containsExactly(over);
    }

    @Test
    void alarmThatNoHotlineTakesIsTold() {
        book.raised(sos(0), NOW);
        assertThat(book.escalate(after(9))).isEmpty();
        assertThat(book.escalate(after(10)))
                .containsExactly(new Escalation(sos(0), Reason.UNTAKEN, Duration.ofSeconds(10)));
        assertThat(book.escalate(after(69))).isEmpty();
        assertThat(book.escalate(after(70))).hasSize(1);
    }

    @Test
    void alarmThatIsTakenIsToldWhereNobodyAnswers() {
        book.raised(sos(0), NOW);
        book.taken(sos(0).alarmId());
        assertThat(book.escalate(after(59))).isEmpty();
        assertThat(book.escalate(after(60)))
                .extracting(Escalation::reason)
                .containsExactly(Reason.UNANSWERED);
        book.answered(sos(0).alarmId());
        assertThat(book.escalate(after(600))).isEmpty();
    }

    @Test
    void takenCareAlarmKeepsNoLaterSosOfItsDeviceFromBeingTold() {
        OpenAlarm care = alarm("bed-0001", Cause.INACTIVITY, 0);
        book.raised(care, NOW);
        book.taken(care.alarmId());
        assertThat(book.escalate(after(3600))).as("care waits for an agent").isEmpty();
        book.raised(sos(3600), after(3600));
        assertThat(escalated(3610)).containsExactly(sos(3600).alarmId());
    }

    @Test
    void answeringOneAlarmDropsNoOtherOfItsDevice() {
        book.raised(sos(0), NOW);
        OpenAlarm fall = alarm("bed-0001", Cause.FALL, 30);
        book.raised(fall, after(30));
        book.taken(sos(0).alarmId());
        book.taken(fall.alarmId());
        book.answered(sos(0).alarmId());
        assertThat(escalated(89)).isEmpty();
        assertThat(escalated(90)).containsExactly(fall.alarmId());
    }

    @Test
    void whoPressesEightTimesIsOneNotice() {
        for (int press = 0; press < 8; press++) {
            book.raised(sos(press), after(press));
        }
        assertThat(escalated(10)).containsExactly(sos(0).alarmId());
        for (int second = 11; second < 70; second++) {
            assertThat(escalated(second)).isEmpty();
        }
        assertThat(escalated(70)).containsExactly(sos(0).alarmId());
    }

    @Test
    void somethingMoreUrgentIsToldAtOnceAndSomethingLessUrgentWaits() {
        OpenAlarm urgent = alarm("bed-0001", Cause.HEART_RATE_LOW, 0);
        book.raised(urgent, NOW);
        assertThat(escalated(10)).containsExactly(urgent.alarmId());
        book.raised(sos(11), after(11));
        book.raised(alarm("bed-0001", Cause.DOOR_OPEN, 11), after(11));
        assertThat(escalated(21)).containsExactly(sos(11).alarmId());
        assertThat(escalated(22)).isEmpty();
    }

    @Test
    void untakenAlarmThatAHotlineTakesThenIsToldAgainForTheOtherReason() {
        book.raised(sos(0), NOW);
        assertThat(escalated(10)).hasSize(1);
        book.taken(sos(0).alarmId());
        assertThat(escalated(59)).isEmpty();
        assertThat(book.escalate(after(60)))
                .extracting(Escalation::reason)
                .containsExactly(Reason.UNANSWERED);
    }

    @Test
    void technicalAlarmIsPushedAndNeverTold() {
        OpenAlarm battery = alarm("bed-0001", Cause.BATTERY_LOW, 0);
        assertThat(book.raised(battery, NOW)).isTrue();
        assertThat(book.escalate(after(86_400))).isEmpty();
    }

    @Test
    void restoredAlarmHasWaitedAndTheHotlineIsGivenAMoment() {
        assertThat(book.restored(sos(0), Stage.UNTAKEN, Duration.ofHours(1), NOW)).isTrue();
        assertThat(escalated(9)).isEmpty();
        assertThat(book.escalate(after(10)).getFirst().waited())
                .isEqualTo(Duration.ofHours(1).plusSeconds(10));
    }

    @Test
    void restoredAlarmThatWasTakenIsNotPushedAndToldAsUnansweredOnly() {
        Duration waited = Duration.ofSeconds(30);
        assertThat(book.restored(sos(0), Stage.TAKEN, waited, NOW)).isFalse();
        assertThat(book.countUntaken()).isZero();
        assertThat(escalated(29)).isEmpty();
        assertThat(book.escalate(after(30)))
                .extracting(Escalation::reason)
                .containsExactly(Reason.UNANSWERED);
    }

    @Test
    void whatTheHotlineSaidBeforeTheDatabaseWasReadCounts() {
        book.answered(sos(0).alarmId());
        assertThat(book.restored(sos(0), Stage.UNTAKEN, Duration.ofHours(1), NOW)).isFalse();
        assertThat(escalated(3600)).isEmpty();
    }

    @Test
    void alarmOfAClockThatIsAheadHasNotWaitedYet() {
        book.restored(sos(0), Stage.UNTAKEN, Duration.ofHours(-2), NOW);
        assertThat(escalated(10)).hasSize(1);
    }

    @Test
    void forgottenAlarmIsNewAgain() {
        book.raised(sos(0), NOW);
        book.answered(sos(0).alarmId());
        book.forget(sos(0).alarmId());
        assertThat(book.raised(sos(0), after(100))).isTrue();
        assertThat(escalated(110)).hasSize(1);
    }

    @Test
    void whatIsNewOfAnAnsweredAlarmIsPushedAndPagesNobody() {
        book.answered(sos(0).alarmId());
        book.update(sos(0), Stage.TAKEN, NOW);
        assertThat(book.untaken()).containsExactly(sos(0));
        assertThat(escalated(3600)).isEmpty();
    }

    @Test
    void whatIsNewIsPushedOnlyAWhileAfterItWasSaid() {
        book.raised(sos(0), NOW);
        book.update(sos(0).endedAt(NOW), Stage.UNTAKEN, after(3));
        assertThat(book.duePush(EVERY, after(4))).isEmpty();
        assertThat(book.duePush(EVERY, after(5))).hasSize(1);
    }

    @Test
    void whoAcknowledgesWhatIsNotPushedAnyMoreHasTheLatest() {
        assertThat(book.isLatest(sos(0))).as("never heard of").isTrue();
        book.raised(sos(0), NOW);
        assertThat(book.isLatest(sos(0))).isTrue();
        book.update(sos(0).endedAt(NOW), Stage.UNTAKEN, NOW);
        assertThat(book.isLatest(sos(0))).isFalse();
        book.taken(sos(0).alarmId());
        assertThat(book.isLatest(sos(0))).as("and taken").isTrue();
    }

    @Test
    void deviceThatWasAnsweredIsToldOfAtOnceWhenItCallsAgain() {
        book.raised(sos(0), NOW);
        assertThat(escalated(10)).hasSize(1);
        book.answered(sos(0).alarmId());
        assertThat(escalated(11)).isEmpty();
        book.raised(sos(12), after(12));
        assertThat(escalated(22)).containsExactly(sos(12).alarmId());
    }

    private List<String> escalated(int second) {
        return book.escalate(after(second)).stream()
                .map(escalation -> escalation.alarm().alarmId())
                .toList();
    }

    private static Instant after(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    private static OpenAlarm sos(int second) {
        return alarm("bed-0001", Cause.SOS, second);
    }
}
