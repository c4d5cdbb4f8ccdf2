package cn.yinling.hub.alarms.storm;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.AlarmWork;
import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.LeftOpen;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.IncidentHome;
import cn.yinling.link.alarm.Lane;
import java.util.List;
import org.junit.jupiter.api.Test;

class StormDeskTest {
    private static final OpenAlarm NEWER =
            new OpenAlarm(
                    "bed-0001.flood.20261121T030000.000Z",
                    "bed-0001",
                    null,
                    "flood",
                    Lane.TECHNICAL,
                    NOW,
                    NOW,
                    "s1",
                    "S1",
                    "{\"cause\":\"flood\"}");

    private final Staircase house = new Staircase();
    private final StormDesk desk = house.storms;

    @Test
    void technicalAlarmIsToldByItselfOnceItHasSettled() {
        desk.came(List.of(mains(1)));
        house.after(19).pass();
        assertThat(house.hotline.heard()).isEmpty();
        house.after(1).pass();
        assertThat(house.hotline.heard()).containsExactly(mains(1).body());
    }

    @Test
    void oneThatIsOverBeforeIsToldToNobody() {
        desk.came(List.of(mains(1)));
        desk.ended(mains(1).alarmId());
        house.after(60).pass();
        assertThat(house.hotline.heard()).isEmpty();
    }

    @Test
    void manyOfABuildingAreOneAlarmThatSaysWhereAndInWhichHomes() {
        mainsFail(5);
        Alarm told = house.told();
        Incident incident = house.last(AlarmWork.Gathered.class).incident();
        assertThat(told.alarmId()).isEqualTo(incident.id()).matches(Incident::isId);
        assertThat(told.cause()).isEqualTo(Cause.MAINS);
        assertThat(told.lane()).isEqualTo(Lane.TECHNICAL);
        assertThat(told.onset()).isEqualTo(NOW.plusSeconds(1));
        assertThat(told.device()).isEqualTo(new Alarm.Source(incident.id(), "incident", null));
        assertThat(told.place().street()).isEqualTo("320602-01");
        assertThat(told.place().streetName()).isEqualTo("新城桥街道");
        assertThat(told.place().name()).isEqualTo("3幢");
        assertThat(told.place().address()).isEqualTo("3幢");
        Alarm.Incident many = Staircase.incident(told);
        assertThat(many.scope()).isEqualTo("building");
        assertThat(many.count()).isEqualTo(5);
        assertThat(many.homes()).extracting(IncidentHome::alarmId).contains(mains(3).alarmId());
    }

    @Test
    void incidentOfAllTheDistrictIsOfNoStreet() {
        mainsFail(5);
        OpenAlarm elsewhere =
                new OpenAlarm(
                        "bed-0006.mains.20261121T030000.000Z",
                        "bed-0006",
                        null,
                        "mains",
                        Lane.TECHNICAL,
                        NOW,
                        NOW,
                        "320602-02",
                        "钟秀街道",
                        "{}");
        desk.came(List.of(elsewhere));
        Alarm told = house.told();
        assertThat(Staircase.incident(told).scope()).isEqualTo("district");
        assertThat(told.place().street()).isEmpty();
        assertThat(told.place().streetName()).isEmpty();
        assertThat(told.place().address()).isEmpty();
    }

    @Test
    void incidentStandsForItsAlarmsThatWereToldBefore() {
        desk.came(List.of(mains(1)));
        house.after(20).pass();
        mainsFail(5);
        assertThat(house.book.countUntaken()).as("the incident alone").isEqualTo(1);
        AlarmWork.Gathered gathered = house.last(AlarmWork.Gathered.class);
        assertThat(gathered.alarmIds()).hasSize(5).contains(mains(1).alarmId());
        assertThat(gathered.at()).isEqualTo(house.now());
    }

    @Test
    void hotlineHearsInWhichHomesAnIncidentIsOverAndThatItIsOverInAll() {
        mainsFail(5);
        assertThat(house.told().endedAt()).isNull();
        desk.ended(mains(2).alarmId());
        assertThat(house.hotline.heard()).as("not one by one").isEmpty();
        house.after(1).pass();
        Alarm fewer = house.told();
        assertThat(Staircase.incident(fewer).count()).isEqualTo(5);
        assertThat(Staircase.incident(fewer).homes())
                .hasSize(4)
                .extracting(IncidentHome::alarmId)
                .doesNotContain(mains(2).alarmId());
        assertThat(fewer.endedAt()).isNull();

        List.of(1, 3, 4, 5).forEach(bed -> desk.ended(mains(bed).alarmId()));
        Alarm over = house.told();
        assertThat(over.endedAt()).isEqualTo(house.now());
        assertThat(Staircase.incident(over).homes()).isEmpty();
        assertThat(house.last(AlarmWork.Settled.class))
                .isEqualTo(new AlarmWork.Settled(over.alarmId(), house.now()));
    }

    @Test
    void whatOnlyANewerHubCanTellApartIsToldByItselfAtOnce() {
        desk.came(List.of(NEWER));
        assertThat(house.hotline.heard()).containsExactly(NEWER.body());
        house.book.forget(NEWER.alarmId());
        desk.resumed(NEWER, null);
        assertThat(house.hotline.heard()).containsExactly(NEWER.body());
    }

    @Test
    void alarmThatStandsAgainIsToldOnceItHasSettledUnlessItsIncidentIsOpen() {
        desk.resumed(mains(1), null);
        house.after(20).pass();
        assertThat(house.hotline.heard()).containsExactly(mains(1).body());

        mainsFail(5);
        String incident = house.last(AlarmWork.Gathered.class).incident().id();
        desk.ended(mains(2).alarmId());
        house.after(1).pass();
        assertThat(house.told().alarmId()).isEqualTo(incident);
        desk.resumed(mains(2), incident);
        house.after(60).pass();
        assertThat(house.hotline.heard()).isEmpty();
    }

    @Test
    void oneThatStandsAgainMayMakeManyOfThem() {
        mainsFail(4);
        desk.resumed(mains(5), null);
        assertThat(Staircase.incident(house.told()).count()).isEqualTo(5);
    }

    @Test
    void devicesOfAMakeThatSayWhatNobodyCanReadAreOneIncidentAboutPeople() {
        for (int bed = 1; bed <= 5; bed++) {
            desk.came(List.of(unreadable(bed)));
        }
        assertThat(house.lane(AlarmWork.Gathered.class)).as("of two makes").isEmpty();
        desk.came(List.of(unreadable(7), unreadable(9)));
        Incident incident = house.last(AlarmWork.Gathered.class).incident();
        assertThat(incident.model()).isEqualTo("odd");
        assertThat(incident.urgency()).isEqualTo(Lane.EMERGENCY);
        assertThat(house.after(10).escalated()).contains(incident.id() + " untaken");

        desk.closed(incident.id());
        house.hotline.heard();
        desk.came(List.of(unreadable(11)));
        assertThat(house.hotline.heard()).containsExactly(unreadable(11).body());
    }

    @Test
    void incidentOfAnEarlierHubGoesOnAsFarAsTheHotlineHadCome() {
        desk.restore(left("incident.a", false, false, List.of(unreadable(1).alarmId())));
        desk.restore(left("incident.b", true, false, List.of(unreadable(2).alarmId())));
        desk.restore(left("incident.c", true, true, List.of(unreadable(3).alarmId())));
        assertThat(house.hotline.heard()).hasSize(3);
        List.of("incident.a", "incident.b", "incident.c").forEach(house.book::taken);
        assertThat(house.after(60).escalated())
                .containsExactlyInAnyOrder("incident.a unanswered", "incident.b unanswered");
    }

    @Test
    void incidentThatNobodyHadTakenIsEscalatedAsUntaken() {
        desk.restore(left("incident.a", false, false, List.of(unreadable(1).alarmId())));
        desk.restore(left("incident.b", true, false, List.of(unreadable(2).alarmId())));
        assertThat(house.after(10).escalated()).containsExactly("incident.a untaken");
    }

    @Test
    void incidentOfAnEarlierHubOfWhichNothingStandsIsOver() {
        desk.restore(left("incident.a", false, false, List.of()));
        assertThat(house.told().endedAt()).isEqualTo(NOW);
        assertThat(house.last(AlarmWork.Settled.class).incidentId()).isEqualTo("incident.a");
    }

    private void mainsFail(int beds) {
        for (int bed = 1; bed <= beds; bed++) {
            house.after(1);
            desk.came(List.of(mains(bed)));
        }
    }

    private static OpenAlarm mains(int bed) {
        return alarm("bed-%04d".formatted(bed), Cause.MAINS, bed);
    }

    private static OpenAlarm unreadable(int bed) {
        return alarm("bed-%04d".formatted(bed), Cause.UNREADABLE, bed);
    }

    private static LeftOpen.OpenIncident left(
            String id, boolean isTaken, boolean isAnswered, List<String> standing) {
        Incident incident =
                new Incident(
                        id,
                        Cause.UNREADABLE,
                        null,
                        "odd",
                        Incident.Scope.DISTRICT,
                        null,
                        null,
                        NOW,
                        5);
        return new LeftOpen.OpenIncident(incident, isTaken, isAnswered, standing);
    }
}
