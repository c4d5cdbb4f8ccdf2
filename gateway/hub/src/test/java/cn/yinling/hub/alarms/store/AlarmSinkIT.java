package cn.yinling.hub.alarms.store;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.AlarmState;
import cn.yinling.link.alarm.AlarmState.Stage;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.PostgresServer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tables, on plain PostgreSQL; each test has devices of its own. */
class AlarmSinkIT {
    private static Database database;
    private static AlarmSink sink;

    @BeforeAll
    static void start() throws Exception {
        database =
                Database.start(
                        PostgresServer.newDatabase(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(60, TimeUnit.SECONDS);
        sink = new AlarmSink(database, () -> NOW);
    }

    @AfterAll
    static void stop() {
        sink.close();
        database.close();
    }

    @Test
    void alarmOfACommitWhoseAnswerWasLostIsThereAndUntold() {
        OpenAlarm mains = alarm("bed-0101", Cause.MAINS, 0);
        assertThat(store(raised(mains)).added()).hasSize(1);
        Stored again = store(raised(mains));
        assertThat(again.added()).isEmpty();
        assertThat(again.again()).singleElement().matches(Stored.Standing::isUntold);

        store(gathered(incident("incident.mains.1", Cause.MAINS, Lane.TECHNICAL), mains));
        assertThat(store(raised(mains)).again())
                .containsExactly(new Stored.Standing(mains.alarmId(), true, false, false, true));
    }

    @Test
    void technicalAlarmThatStandsAgainIsOpenAgain() {
        OpenAlarm mains = alarm("bed-0201", Cause.MAINS, 0);
        Stored over = store(raised(mains), ended(mains, Ending.OVER));
        assertThat(over.over()).singleElement().matches(Stored.Over::isClosed);
        Stored resumed = store(new AlarmWork.Resumed(mains.alarmId(), NOW));
        assertThat(told(resumed)).containsExactly(mains.alarmId() + " false null");
        assertThat(resumed.resumed().getFirst().alarm().body())
                .as("a hotline that has cleared it must know that this is news")
                .contains("\"resumedAt\": \"%s\"".formatted(NOW));
        assertThat(left("bed-0201")).containsExactly(new LeftOpen.Waiting(mains, false));
        assertThat(store(new AlarmWork.Resumed(mains.alarmId(), NOW)).resumed())
                .as("a write whose answer was lost")
                .hasSize(1);
    }

    @Test
    void oneThatTheHotlineClearedOrNobodyWasCalledForStandsAgainAsNew() {
        OpenAlarm battery = alarm("bed-0301", Cause.BATTERY_LOW, 0);
        OpenAlarm apnoea = alarm("bed-0302", Cause.APNOEA, 0);
        store(
                raised(battery),
                raised(apnoea),
                ended(battery, Ending.OVER),
                ended(apnoea, Ending.RECOVERED_WHILE_AWAY),
                moved(battery.alarmId(), Stage.CLOSED, "cleared"));
        Stored resumed =
                store(
                        new AlarmWork.Resumed(battery.alarmId(), NOW),
                        new AlarmWork.Resumed(apnoea.alarmId(), NOW));
        assertThat(resumed.resumed()).hasSize(2).noneMatch(Stored.Resumed::isTaken);
    }

    /** The hotline's word that it is over may be late: sent again after it was away. */
    @Test
    void echoOfItsEndDoesNotCloseOneThatStandsAgain() {
        OpenAlarm mains = alarm("bed-0211", Cause.MAINS, 0);
        store(
                raised(mains),
                ended(mains, Ending.OVER),
                new AlarmWork.Resumed(mains.alarmId(), NOW),
                moved(mains.alarmId(), Stage.CLOSED, "cleared"));
        assertThat(left("bed-0211")).hasSize(1);
    }

    @Test
    void oneThatSomebodyHasClosedStaysClosed() {
        OpenAlarm mains = alarm("bed-0401", Cause.MAINS, 0);
        store(
                raised(mains),
                ended(mains, Ending.OVER),
                moved(mains.alarmId(), Stage.CLOSED, "comforted"));
        assertThat(store(new AlarmWork.Resumed(mains.alarmId(), NOW)).resumed()).isEmpty();
    }

    @Test
    void memberThatStandsAgainIsInItsIncidentWhileThatIsOpen() {
        OpenAlarm mains = alarm("bed-0501", Cause.MAINS, 0);
        Incident incident = incident("incident.mains.5", Cause.MAINS, Lane.TECHNICAL);
        store(raised(mains), gathered(incident, mains), ended(mains, Ending.OVER));
        AlarmWork resumed = new AlarmWork.Resumed(mains.alarmId(), NOW);
        assertThat(told(store(resumed)))
                .containsExactly(mains.alarmId() + " false " + incident.id());
        store(ended(mains, Ending.OVER), new AlarmWork.Settled(incident.id(), NOW));
        assertThat(told(store(resumed))).containsExactly(mains.alarmId() + " false null");
        Incident next = incident("incident.mains.6", Cause.MAINS, Lane.TECHNICAL);
        store(gathered(next, mains));
        assertThat(told(store(resumed)))
                .as("it may belong to the next one")
                .containsExactly(mains.alarmId() + " true " + next.id());
    }

    @Test
    void incidentAboutPeopleIsClosedWithItsAlarmsAndTheirDevicesAreFaulty() {
        OpenAlarm first = alarm("bed-0601", Cause.UNREADABLE, 0);
        OpenAlarm second = alarm("bed-0602", Cause.UNREADABLE, 0);
        Incident incident = incident("incident.unreadable.1", Cause.UNREADABLE, Lane.EMERGENCY);
        store(raised(first), raised(second), gathered(incident, first, second));
        store(moved(incident.id(), Stage.ACCEPTED, null));
        assertThat(sink.left(NOW).incidents())
                .filteredOn(open -> open.incident().id().equals(incident.id()))
                .singleElement()
                .matches(LeftOpen.OpenIncident::isAnswered)
                .matches(open -> open.standing().size() == 2);
        Stored closed = store(moved(incident.id(), Stage.CLOSED, AlarmState.DEVICE_FAULT));
        assertThat(closed.faulty())
                .containsOnlyKeys("bed-0601", "bed-0602")
                .containsValue(NOW.plusSeconds(86_400));
        assertThat(sink.left(NOW).faulty()).as("after a restart").hasSize(2);
        assertThat(sink.left(NOW).incidents())
                .noneMatch(open -> open.incident().id().equals(incident.id()));
    }

    @Test
    void workThatIsAFaultOfTheHubTakesNoOtherWithIt() {
        OpenAlarm sos = alarm("bed-0701", Cause.SOS, 0);
        OpenAlarm broken =
                new OpenAlarm(
                        "bed-0702.sos.1",
                        "bed-0702",
                        null,
                        "sos",
                        Lane.EMERGENCY,
                        NOW,
                        NOW,
                        "s",
                        "s",
                        "no JSON");
        Stored stored = store(raised(broken), raised(sos));
        assertThat(stored.unstorable()).containsExactly(raised(broken));
        assertThat(stored.added()).containsExactly(raised(sos));
        assertThat(left("bed-0701")).hasSize(1);
    }

    private static Stored store(AlarmWork... batch) {
        return sink.store(List.of(batch));
    }

    private static List<LeftOpen.Waiting> left(String device) {
        return sink.left(NOW).alarms().stream()
                .filter(one -> one.alarm().deviceId().equals(device))
                .map(one ->
                        new LeftOpen.Waiting(
                                alarm(device, one.alarm().known().orElseThrow(), 0), one.isTaken()))
                .toList();
    }

    /** A body comes back as jsonb writes it, so what counts is which alarm it is. */
    private static List<String> told(Stored stored) {
        return stored.resumed().stream()
                .map(one ->
                        "%s %s %s".formatted(one.alarm().alarmId(), one.isTaken(), one.incident()))
                .toList();
    }

    private static AlarmWork.Raised raised(OpenAlarm alarm) {
        return new AlarmWork.Raised(alarm, true, null);
    }

    private static AlarmWork ended(OpenAlarm alarm, Ending ending) {
        return new AlarmWork.Ended(alarm.alarmId(), NOW.plusSeconds(60), ending);
    }

    private static AlarmWork gathered(Incident incident, OpenAlarm... alarms) {
        return new AlarmWork.Gathered(
                incident, List.of(alarms).stream().map(OpenAlarm::alarmId).toList(), NOW);
    }

    private static Incident incident(String id, Cause cause, Lane lane) {
        return new Incident(
                id, cause, lane, "bed", Incident.Scope.STREET, "320602-01", null, NOW, 1);
    }

    private static AlarmWork moved(String id, Stage stage, @Nullable String outcome) {
        return new AlarmWork.Moved(
                new AlarmState(id, "bed-0001", "case-1", stage, NOW, 3, "小周", outcome), null);
    }
}
