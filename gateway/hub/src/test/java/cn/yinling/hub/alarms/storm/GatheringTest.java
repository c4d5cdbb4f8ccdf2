package cn.yinling.hub.alarms.storm;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.wire;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.store.Incident.Scope;
import cn.yinling.hub.alarms.store.OpenAlarm;
import cn.yinling.link.alarm.Alarm;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import cn.yinling.link.alarm.Place;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private int beds;

    @Test
    void reachesAsFarAsWhatItHasGathered() {
        Gathering gathering = Gathering.beginningWith(in("s1", "3幢"), NOW);
        gathering.add(in("s1", "3幢"), NOW);
        assertThat(gathering.incident().scope()).isEqualTo(Scope.BUILDING);
        assertThat(gathering.incident().building()).isEqualTo("3幢");
        gathering.add(in("s1", "4幢"), NOW);
        assertThat(gathering.incident().scope()).isEqualTo(Scope.STREET);
        assertThat(gathering.incident().building()).isNull();
        gathering.add(in("s1", "3幢"), NOW);
        assertThat(gathering.incident().scope()).as("it never shrinks").isEqualTo(Scope.STREET);
        gathering.add(in("s2", "3幢"), NOW);
        assertThat(gathering.incident().scope()).isEqualTo(Scope.DISTRICT);
        assertThat(gathering.incident().street()).isNull();
        assertThat(gathering.incident().count()).isEqualTo(5);
    }

    @Test
    void whereNoBuildingIsKnownItIsTheStreets() {
        assertThat(Gathering.beginningWith(in("s1", null), NOW).incident().scope())
                .isEqualTo(Scope.STREET);
    }

    @Test
    void takesWhatIsOfItsKindWhileItGrows() {
        Gathering gathering = Gathering.beginningWith(in("s1", null), NOW);
        Gatherable.Kind mains = new Gatherable.Kind(Cause.MAINS, Lane.TECHNICAL, null);
        assertThat(gathering.takes(mains, NOW)).isTrue();
        assertThat(gathering.takes(mains, NOW.plusMillis(1))).isFalse();
        assertThat(gathering.takes(new Gatherable.Kind(Cause.SILENT, Lane.TECHNICAL, null), NOW))
                .isFalse();
        gathering.add(in("s1", null), NOW.plus(Duration.ofMinutes(1)));
        assertThat(gathering.takes(mains, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void idTellsKindsOfOneTimeApartAndIsNoDevices() {
        OpenAlarm alarm = OpenAlarm.of(wire("bed-0001", Cause.SMOKE, Lane.EMERGENCY, NOW));
        String usual = id(new Gatherable(Cause.SMOKE, null, null, alarm));
        String ofAMake = id(new Gatherable(Cause.SMOKE, "M1", null, alarm));
        String ofAnother = id(new Gatherable(Cause.SMOKE, "M 2/中", null, alarm));
        OpenAlarm fault = OpenAlarm.of(wire("bed-0001", Cause.SMOKE, Lane.TECHNICAL, NOW));
        String ofAFault = id(new Gatherable(Cause.SMOKE, null, null, fault));
        assertThat(usual).isEqualTo("incident.smoke.20261121T030000.000Z");
        assertThat(ofAFault).isEqualTo("incident.smoke4.20261121T030000.000Z");
        assertThat(new String[] {usual, ofAMake, ofAnother}).doesNotHaveDuplicates();
        assertThat(ofAnother).matches("[a-zA-Z0-9.-]+").matches(Incident::isId);
        assertThat(Incident.isId(alarm.alarmId())).isFalse();
    }

    @Test
    void isOverWhenNoneOfItsAlarmsStandsAndIsToldWhenThereAreFewer() {
        Gatherable first = in("s1", null);
        Gathering gathering = Gathering.beginningWith(first, NOW);
        assertThat(gathering.hasShrunk()).isFalse();
        assertThat(gathering.end("bed-0009.mains.x")).isFalse();
        assertThat(gathering.hasShrunk()).isFalse();
        assertThat(gathering.end(first.alarmId())).isTrue();
        assertThat(gathering.isOver()).isTrue();
        gathering.resume(first.alarmId());
        assertThat(gathering.isOver()).isFalse();
        assertThat(gathering.has(first.alarmId())).isTrue();
        assertThat(gathering.hasShrunk()).isTrue();
        assertThat(gathering.hasShrunk()).as("since it was asked last").isFalse();
    }

    @Test
    void oneOfAnEarlierHubKnowsWhatStandsAndKeepsItsKindAndCount() {
        Incident left = Gathering.beginningWith(in("s1", "3幢"), NOW).incident();
        Gathering gathering = Gathering.restored(left, Set.of("a", "b"), NOW);
        assertThat(gathering.standing()).containsExactlyInAnyOrder("a", "b");
        assertThat(gathering.incident()).isEqualTo(left);
        Gatherable next = in("s1", "3幢");
        assertThat(gathering.takes(next.kind(), NOW)).isTrue();
        gathering.add(next, NOW);
        assertThat(gathering.incident().count()).isEqualTo(2);
        assertThat(gathering.incident().scope()).isEqualTo(Scope.BUILDING);
    }

    private static String id(Gatherable first) {
        return Gathering.beginningWith(first, NOW).incident().id();
    }

    private Gatherable in(String street, @Nullable String building) {
        beds++;
        Alarm any = wire("bed-000" + beds, Cause.MAINS, Lane.TECHNICAL, NOW);
        Alarm there =
                new Alarm(
                        any.alarmId(),
                        any.cause(),
                        any.lane(),
                        any.onset(),
                        any.receivedAt(),
                        any.device(),
                        new Place(street, street, null, "", null),
                        null,
                        null);
        return new Gatherable(Cause.MAINS, null, building, OpenAlarm.of(there));
    }
}
