package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CaseBookTest {
    private static final Instant NOW = Alarms.ONSET.plusMillis(20);
    private static final Alarm SOS = Alarms.sos("bed-0001");

    private final CaseBook book = new CaseBook(ZoneId.of("Asia/Shanghai"));

    @Test
    void sameAlarmIsTheSameCaseInEveryProcess() {
        CaseBook other = new CaseBook(ZoneId.of("Asia/Shanghai"));
        String id = opened(book.take(SOS, NOW)).id();
        assertThat(id).isEqualTo("20261121-110000.123-bed-0001-sos");
        assertThat(opened(other.take(SOS, NOW.plusSeconds(60))).id()).isEqualTo(id);
    }

    @Test
    void redeliveredAlarmIsKnownAlsoWhenItsCaseIsClosed() {
        Case opened = opened(book.take(SOS, NOW));
        assertThat(book.take(SOS, NOW)).isEqualTo(new Taken.Known(opened.id()));
        book.put(opened.endingIn(Outcome.COMFORTED).after(event(Kind.CLOSED)));
        assertThat(book.get(opened.id())).isNull();
        assertThat(book.take(SOS, NOW)).isEqualTo(new Taken.Known(opened.id()));
    }

    @Test
    void alarmOfThePastIsKnownOnceItIsRemembered() {
        book.remember(Map.of(SOS.alarmId(), "case-of-yesterday"));
        assertThat(book.take(SOS, NOW)).isEqualTo(new Taken.Known("case-of-yesterday"));
    }

    @Test
    void nextAlarmOfADeviceJoinsItsOpenCaseAndTheMoreUrgentOneShows() {
        Alarm water = Alarms.of("bed-0001", Cause.WATER, Alarms.ONSET.minusSeconds(9));
        Case opened = opened(book.take(water, NOW));
        Case joined = ((Taken.Joined) book.take(SOS, NOW)).joined();
        assertThat(joined.id()).isEqualTo(opened.id());
        assertThat(joined.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(joined.presses()).isEqualTo(2);
        assertThat(joined.alarmIds()).containsExactly(water.alarmId(), SOS.alarmId());
        assertThat(joined.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.PRESSED_AGAIN);

        Alarm test = Alarms.of("bed-0001", Cause.TEST, Alarms.ONSET.plusSeconds(9));
        Case still = ((Taken.Joined) book.take(test, NOW)).joined();
        assertThat(still.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(book.openCases()).hasSize(1);
    }

    @Test
    void deviceWhoseCaseIsClosedOpensANewOne() {
        Case first = opened(book.take(SOS, NOW));
        book.put(first.endingIn(Outcome.COMFORTED).after(event(Kind.CLOSED)));
        Alarm next = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(60));
        assertThat(opened(book.take(next, NOW)).id()).isNotEqualTo(first.id());
    }

    @Test
    void eventsAloneTellWhereACaseStands() {
        Case opened = opened(book.take(SOS, NOW));
        Case offered = opened.after(event(Kind.OFFERED)).after(event(Kind.PHONE_RINGING));
        assertThat(offered.state()).isEqualTo(CaseState.OFFERED);
        assertThat(offered.phone()).isEqualTo(PhoneState.RINGING);
        Case passed = offered.after(event(Kind.PASSED));
        assertThat(passed.state()).isEqualTo(CaseState.WAITING);
        assertThat(passed.seat()).isNull();
        Case accepted =
                passed.after(event(Kind.OFFERED)).heldBy("anna").after(event(Kind.ACCEPTED));
        assertThat(accepted.answeredAt()).isEqualTo(NOW);
        Case returned = accepted.after(event(Kind.RETURNED));
        assertThat(returned.acceptedAt()).isNull();
        assertThat(returned.agentId()).isNull();
        assertThat(returned.answeredAt()).isEqualTo(NOW);
    }

    @Test
    void whatHappenedWhileTheDatabaseWasAwayIsAddedToWhatItKnew() {
        Case stored =
                Case.opened("20261121-110000.123-bed-0001-sos", SOS, NOW.minusSeconds(60))
                        .after(event(Kind.OFFERED))
                        .after(event(Kind.RETURNED));
        Case current = opened(book.take(SOS, NOW));
        book.put(current.after(event(Kind.OFFERED)));
        Case merged = book.merge(stored);
        assertThat(merged.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.OFFERED, Kind.RETURNED, Kind.OFFERED);
        assertThat(Objects.requireNonNull(book.get(stored.id())).openedAt())
                .isEqualTo(NOW.minusSeconds(60));
    }

    private static Case opened(Taken taken) {
        return ((Taken.Opened) taken).opened();
    }

    private static CaseEvent event(Kind kind) {
        return new CaseEvent(NOW, kind, 3, "陈晓", null);
    }
}
