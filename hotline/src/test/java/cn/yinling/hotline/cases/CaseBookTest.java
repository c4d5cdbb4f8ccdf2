package cn.yinling.hotline.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hotline.cases.CaseEvent.Kind;
import cn.yinling.hotline.support.Alarms;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.AlarmReader;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.IncidentHome;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Whereabouts;
import cn.yinling.link.json.LinkJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
        book.remember(Map.of(SOS.alarmId(), new CaseOfAlarm("case-of-yesterday")));
        assertThat(book.take(SOS, NOW)).isEqualTo(new Taken.Known("case-of-yesterday"));
    }

    @Test
    void nextAlarmOfADeviceJoinsItsOpenCaseAndTheMoreUrgentOneShows() {
        Alarm water = Alarms.of("bed-0001", Cause.WATER, Alarms.ONSET.minusSeconds(9));
        Case opened = opened(book.take(water, NOW));
        Case joined = ((Taken.Joined) book.take(SOS, NOW)).joined();
        assertThat(joined.id()).isEqualTo(opened.id());
        assertThat(joined.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(joined.presses()).isEqualTo(1);
        assertThat(joined.alarmIds()).containsExactly(water.alarmId(), SOS.alarmId());
        assertThat(joined.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.ADDED);

        Alarm test = Alarms.of("bed-0001", Cause.TEST, Alarms.ONSET.plusSeconds(9));
        Case still = ((Taken.Joined) book.take(test, NOW)).joined();
        assertThat(still.lane()).isEqualTo(Lane.EMERGENCY);
        assertThat(book.openCases()).hasSize(1);
    }

    @Test
    void caseSaysWhereSomebodyIsByTheLatestOfItsAlarms() {
        Whereabouts home = new Whereabouts(NOW.minusSeconds(60), 31.98, 120.89, true);
        Whereabouts market = new Whereabouts(NOW, 31.99, 120.9, false);
        book.take(SOS.at(home), NOW);
        Alarm again = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(9)).at(market);
        assertThat(((Taken.Joined) book.take(again, NOW)).joined().alarm().whereabouts())
                .isEqualTo(market);
        Alarm unknowing = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(19));
        assertThat(((Taken.Joined) book.take(unknowing, NOW)).joined().alarm().whereabouts())
                .isEqualTo(market);
    }

    @Test
    void secondPressIsAPressAndAnAlarmOfAnotherCauseIsNone() {
        book.take(SOS, NOW);
        Alarm again = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(9));
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET.plusSeconds(20));
        book.take(again, NOW);
        Case current = ((Taken.Joined) book.take(slow, NOW)).joined();

        assertThat(current.presses()).isEqualTo(2);
        assertThat(current.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.PRESSED_AGAIN, Kind.ADDED);
        CaseEvent added = current.timeline().getLast();
        assertThat(added.text()).isEqualTo("hr-low");
        assertThat(added.breach()).isEqualTo(slow.breach());
        assertThat(current.conditions())
                .containsExactly(
                        new Condition(again, List.of(SOS.alarmId(), again.alarmId()), null),
                        Condition.of(slow));
    }

    /** Nobody presses a heart rate. */
    @Test
    void sameConditionThatBeginsAnewIsAnAlarmAndNoPress() {
        book.take(Alarms.slowHeart("bed-0001", Alarms.ONSET), NOW);
        Alarm again = Alarms.slowHeart("bed-0001", Alarms.ONSET.plusSeconds(600));
        Case current = ((Taken.Joined) book.take(again, NOW)).joined();

        assertThat(current.presses()).isEqualTo(1);
        assertThat(current.timeline().getLast().kind()).isEqualTo(Kind.ADDED);
        assertThat(current.conditions()).hasSize(1);
    }

    @Test
    void eachConditionIsOverByItselfAndTheTechnicalCaseOnlyWithTheLast() {
        Alarm battery = Alarms.of("bed-0001", Cause.BATTERY_LOW, Alarms.ONSET);
        Alarm sensor = Alarms.of("bed-0001", Cause.SENSOR_FAULT, Alarms.ONSET.plusSeconds(9));
        book.take(battery, NOW);
        book.take(sensor, NOW);
        Taken.Told first = (Taken.Told) book.take(battery.endedAt(NOW), NOW);
        assertThat(first.isOver()).isFalse();
        book.put(first.changed().after(Objects.requireNonNull(first.event())));
        assertThat(book.take(battery.endedAt(NOW), NOW)).isInstanceOf(Taken.Known.class);

        Taken.Told second = (Taken.Told) book.take(sensor.endedAt(NOW), NOW);
        assertThat(second.isOver()).isTrue();
    }

    @Test
    void technicalAlarmThatStandsAgainIsACaseAgain() {
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        Alarm over = mains.endedAt(NOW);
        Case first = opened(book.take(mains, NOW));
        Taken.Told told = (Taken.Told) book.take(over, NOW);
        book.put(told.changed().endingIn(Outcome.CLEARED).after(event(Kind.CLOSED)));

        Alarm again = over.resumedAt(NOW.plusSeconds(60));
        Case second = opened(book.take(again, NOW.plusSeconds(61)));
        assertThat(second.id())
                .isNotEqualTo(first.id())
                .isEqualTo("20261121-110100.143-bed-0001-mains");
        assertThat(second.isOver()).isFalse();
        assertThat(book.take(again, NOW)).isEqualTo(new Taken.Known(second.id()));
        assertThat(book.take(over, NOW))
                .as("of the first time")
                .isEqualTo(new Taken.Known(second.id()));
        assertThat(((Taken.Told) book.take(again.endedAt(NOW.plusSeconds(90)), NOW)).isOver())
                .isTrue();
    }

    @Test
    void oneThatStandsAgainJoinsWhatItsDeviceHasOpenByThen() {
        Alarm mains = Alarms.of("bed-0001", Cause.MAINS, Alarms.ONSET);
        book.take(mains, NOW);
        Taken.Told told = (Taken.Told) book.take(mains.endedAt(NOW), NOW);
        book.put(told.changed().endingIn(Outcome.CLEARED).after(event(Kind.CLOSED)));
        Case sos = opened(book.take(SOS, NOW));
        Taken.Joined joined = (Taken.Joined) book.take(mains.resumedAt(NOW.plusSeconds(60)), NOW);
        assertThat(joined.joined().id()).isEqualTo(sos.id());
        assertThat(joined.event().kind()).isEqualTo(Kind.ADDED);
    }

    @Test
    void conditionThatWasOverAndStandsAgainSaysSo() {
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET);
        book.take(slow, NOW);
        tell(slow.endedAt(NOW));
        Alarm again = slow.resumedAt(NOW.plusSeconds(60));
        Case current = tell(again);
        assertThat(current.isOver()).isFalse();
        assertThat(current.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.ENDED, Kind.RESUMED);
        assertThat(book.take(slow, NOW)).isInstanceOf(Taken.Known.class);
        assertThat(book.take(slow.endedAt(NOW), NOW))
                .as("told late")
                .isInstanceOf(Taken.Known.class);
        assertThat(tell(again.endedAt(NOW.plusSeconds(90))).isOver()).isTrue();
    }

    /** The hub speaks of it once more where it has closed the case by itself meanwhile. */
    @Test
    void oneThatStoodAgainBeforeItsEndWasHeardOfIsKnownAlsoWhenItsCaseIsClosed() {
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET);
        book.take(slow, NOW);
        Alarm again = slow.resumedAt(NOW.plusSeconds(60));
        Taken.Told told = (Taken.Told) book.take(again, NOW);
        assertThat(told.event()).isNull();
        book.put(told.changed());
        book.put(told.changed().endingIn(Outcome.COMFORTED).after(event(Kind.CLOSED)));
        assertThat(book.take(again, NOW)).isInstanceOf(Taken.Known.class);
    }

    private Case tell(Alarm news) {
        Taken.Told told = (Taken.Told) book.take(news, NOW);
        Case after = told.changed().after(Objects.requireNonNull(told.event()));
        book.put(after);
        return after;
    }

    @Test
    void conditionThatBeginsAnewIsNotOverThoughTheFirstWas() {
        Alarm slow = Alarms.slowHeart("bed-0001", Alarms.ONSET);
        book.take(slow, NOW);
        Taken.Told over = (Taken.Told) book.take(slow.endedAt(NOW), NOW);
        book.put(over.changed().after(Objects.requireNonNull(over.event())));
        Alarm again = Alarms.slowHeart("bed-0001", Alarms.ONSET.plusSeconds(600));
        Case current = ((Taken.Joined) book.take(again, NOW)).joined();
        assertThat(current.isOver()).isFalse();
        assertThat(book.take(slow.endedAt(NOW), NOW)).isInstanceOf(Taken.Known.class);
    }

    @Test
    void incidentThatIsOverInSomeHomesSaysSoAndTheTimelineOnlyThatItGrew() {
        Alarm mains = Alarms.of("incident-mains", Cause.MAINS, Alarms.ONSET);
        IncidentHome first = home("a-1");
        IncidentHome second = home("a-2");
        book.take(of(mains, 5, List.of(first, second)), NOW);
        Taken.Told grown = (Taken.Told) book.take(of(mains, 6, List.of(first, second)), NOW);
        assertThat(Objects.requireNonNull(grown.event()).kind()).isEqualTo(Kind.GREW);
        book.put(grown.changed());

        Taken.Told fewer = (Taken.Told) book.take(of(mains, 6, List.of(second)), NOW);
        assertThat(fewer.event()).isNull();
        assertThat(fewer.isOver()).isFalse();
        assertThat(Objects.requireNonNull(fewer.changed().alarm().incident()).homes())
                .containsExactly(second);
        book.put(fewer.changed());
        assertThat(book.take(of(mains, 6, List.of(second)), NOW)).isInstanceOf(Taken.Known.class);
    }

    private static Alarm of(Alarm alarm, int count, List<IncidentHome> homes) {
        return alarm.standingFor(new Alarm.Incident("street", null, count, homes));
    }

    private static IncidentHome home(String alarmId) {
        return new IncidentHome(alarmId, "钱秀芳", "和平路1号", null, null, "制氧机", null, Alarms.ONSET);
    }

    @Test
    void incidentIsNoDeviceAndNobodyIsSpokenToThere() {
        Alarm mains = Alarms.of("incident-mains", Cause.MAINS, Alarms.ONSET);
        Case bed = opened(book.take(mains, NOW));
        assertThat(bed.source()).isEqualTo(new CaseSource.Device("incident-mains", "bed", "6101"));
        book.remove(bed.id());
        book.forget(mains.alarmId());
        Case incident = opened(book.take(of(mains, 5, List.of(home("a-1"))), NOW));
        assertThat(incident.source()).isEqualTo(new CaseSource.Incident("incident-mains"));
        assertThat(incident.source().voice()).isNull();
    }

    @Test
    void twoCausesThatOnlyANewerHubKnowsAreTwoConditions() {
        Alarm first = ofNewerHub("choking", 0);
        Case opened = opened(book.take(first, NOW));
        Case joined = ((Taken.Joined) book.take(ofNewerHub("seizure", 1), NOW)).joined();
        assertThat(joined.id()).isEqualTo(opened.id());
        assertThat(joined.conditions())
                .extracting(Condition::causeName)
                .containsExactly("choking", "seizure");

        Taken.Told over = (Taken.Told) book.take(first.endedAt(NOW), NOW);
        Case changed = over.changed().after(Objects.requireNonNull(over.event()));
        assertThat(changed.conditions()).extracting(Condition::isOver).containsExactly(true, false);
        assertThat(changed.isOver()).isFalse();
    }

    private static Alarm ofNewerHub(String cause, int seconds) {
        Instant at = Alarms.ONSET.plusSeconds(seconds);
        String body =
                new String(
                                LinkJson.write(Alarms.of("bed-0001", Cause.SMOKE, at)),
                                StandardCharsets.UTF_8)
                        .replace("\"smoke\"", "\"" + cause + "\"")
                        .replace(".smoke.", "." + cause + ".");
        return AlarmReader.read(body.getBytes(StandardCharsets.UTF_8), NOW).alarm();
    }

    @Test
    void eachConditionEndsWithItsOwnOutcome() {
        book.take(SOS, NOW);
        Case current =
                ((Taken.Joined) book.take(Alarms.slowHeart("bed-0001", Alarms.ONSET), NOW))
                        .joined()
                        .endingIn(
                                Outcome.AMBULANCE,
                                Map.of(Cause.HEART_RATE_LOW, Outcome.FALSE_ALARM));
        assertThat(current.outcome()).isEqualTo(Outcome.AMBULANCE);
        assertThat(current.conditions())
                .extracting(Condition::outcome)
                .containsExactly(Outcome.AMBULANCE, Outcome.FALSE_ALARM);
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

    @Test
    void pressThatJoinedACaseByTheFileBelongsToItWhenTheDatabaseIsBack() {
        CaseEvent accepted = event(Kind.ACCEPTED);
        Case stored =
                Case.opened("20261121-110000.123-bed-0001-sos", SOS, NOW)
                        .after(event(Kind.OFFERED))
                        .heldBy("anna")
                        .after(accepted);
        book.put(OpenCase.of(stored).restored());
        Alarm again = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(9));
        assertThat(book.take(again, NOW.plusSeconds(9))).isInstanceOf(Taken.Joined.class);
        Case merged = book.merge(stored);
        assertThat(merged.alarmIds()).containsExactly(SOS.alarmId(), again.alarmId());
        assertThat(merged.presses()).isEqualTo(2);
        assertThat(merged.agentId()).isEqualTo("anna");
        assertThat(merged.timeline())
                .extracting(CaseEvent::kind)
                .containsExactly(Kind.RAISED, Kind.OFFERED, Kind.ACCEPTED, Kind.PRESSED_AGAIN);
    }

    @Test
    void eachConditionIsWhatIsKnownLastWhenTheDatabaseIsBack() {
        Alarm battery = Alarms.of("bed-0001", Cause.BATTERY_LOW, Alarms.ONSET.plusSeconds(1));
        Case byFile =
                Case.opened("20261121-110000.123-bed-0001-sos", SOS, NOW)
                        .joinedBy(battery)
                        .after(CaseEvent.telling(NOW, Kind.ADDED, battery));
        book.put(OpenCase.of(byFile).restored());
        Alarm again = Alarms.of("bed-0001", Cause.SOS, Alarms.ONSET.plusSeconds(9));
        Alarm fall = Alarms.of("bed-0001", Cause.FALL, Alarms.ONSET.plusSeconds(10));
        book.take(again, NOW.plusSeconds(9));
        book.take(fall, NOW.plusSeconds(10));

        Case merged =
                book.merge(
                        byFile.after(CaseEvent.of(NOW, Kind.ENDED, Cause.BATTERY_LOW.wireName())));
        assertThat(merged.conditions())
                .extracting(Condition::cause)
                .containsExactly(Cause.SOS, Cause.BATTERY_LOW, Cause.FALL);
        assertThat(merged.conditions().getFirst().alarm()).isEqualTo(again);
        assertThat(merged.conditions())
                .filteredOn(Condition::isOver)
                .extracting(Condition::cause)
                .containsExactly(Cause.BATTERY_LOW);
    }

    @Test
    void caseThatWasClosedBeforeTheDatabaseCameIsRememberedUntilItIsThere() {
        Case first = opened(book.take(SOS, NOW));
        book.put(first.endingIn(Outcome.COMFORTED).after(event(Kind.CLOSED)));
        assertThat(book.hasClosed(first.id())).isTrue();
        book.restored();
        assertThat(book.hasClosed(first.id())).isFalse();
    }

    @Test
    void causeThatCanBeReadShowsBeforeOneOfItsLaneThatCannot() {
        Alarm junk = Alarms.of("bed-0001", Cause.UNREADABLE, Alarms.ONSET.minusSeconds(9));
        assertThat(opened(book.take(junk, NOW)).isReadable()).isFalse();
        Case joined = ((Taken.Joined) book.take(SOS, NOW)).joined();
        assertThat(joined.alarm().cause()).isEqualTo(Cause.SOS);
        Alarm more = Alarms.of("bed-0001", Cause.UNREADABLE, Alarms.ONSET.plusSeconds(9));
        Case still = ((Taken.Joined) book.take(more, NOW)).joined();
        assertThat(still.alarm().cause()).isEqualTo(Cause.SOS);
    }

    private static Case opened(Taken taken) {
        return ((Taken.Opened) taken).opened();
    }

    private static CaseEvent event(Kind kind) {
        return new CaseEvent(NOW, kind, 3, "陈晓", null);
    }
}
