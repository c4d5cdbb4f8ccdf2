package cn.yinling.hub.alarms.storm;

import static cn.yinling.hub.alarms.TestAlarms.NOW;
import static cn.yinling.hub.alarms.TestAlarms.alarm;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.alarms.StormConfig;
import cn.yinling.hub.alarms.store.Incident;
import cn.yinling.hub.alarms.storm.Storms.Decision;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StormsTest {
    /** Told after 20 s, five within two minutes are one. */
    private final Storms storms = new Storms(StormConfig.defaults());

    @Test
    void oneByItselfIsToldOnceItHasSettled() {
        assertThat(came(mains(1), 0)).isEmpty();
        assertThat(storms.pass(after(19))).isEmpty();
        assertThat(storms.pass(after(20))).containsExactly(new Decision.Tell(mains(1)));
        assertThat(storms.pass(after(40))).isEmpty();
    }

    @Test
    void oneThatIsOverBeforeItHasSettledIsToldToNobody() {
        came(mains(1), 0);
        assertThat(storms.ended(mains(1).alarmId())).isEmpty();
        assertThat(storms.pass(after(60))).isEmpty();
    }

    @Test
    void fiveWithinTheWindowAreOneIncidentThatGrowsAndSettles() {
        for (int bed = 1; bed <= 4; bed++) {
            assertThat(came(mains(bed), bed)).isEmpty();
        }
        Incident five = gathered(came(mains(5), 5), 1, 2, 3, 4, 5);
        assertThat(five.count()).isEqualTo(5);
        Incident six = gathered(came(mains(6), 6), 6);
        assertThat(six.id()).isEqualTo(five.id());
        assertThat(six.count()).isEqualTo(6);
        assertThat(storms.pass(after(60))).as("none is told by itself").isEmpty();
        for (int bed = 1; bed <= 5; bed++) {
            assertThat(storms.ended(mains(bed).alarmId())).isEmpty();
        }
        assertThat(storms.ended(mains(6).alarmId())).containsExactly(new Decision.Settle(six));
    }

    @Test
    void incidentThatIsOverInAHomeIsToldOnceAndKnowsWhereItStands() {
        for (int bed = 1; bed <= 4; bed++) {
            came(mains(bed), bed);
        }
        Incident incident = gathered(came(mains(5), 5), 1, 2, 3, 4, 5);
        assertThat(storms.standing(incident.id())).hasSize(5);
        assertThat(storms.pass(after(6))).isEmpty();

        assertThat(storms.ended(mains(2).alarmId())).isEmpty();
        assertThat(storms.pass(after(7))).containsExactly(new Decision.Shrink(incident));
        assertThat(storms.pass(after(8))).isEmpty();
        assertThat(storms.standing(incident.id())).hasSize(4).doesNotContain(mains(2).alarmId());
        for (int bed : new int[] {1, 3, 4}) {
            storms.ended(mains(bed).alarmId());
        }
        assertThat(storms.ended(mains(5).alarmId())).containsExactly(new Decision.Settle(incident));
        assertThat(storms.standing(incident.id())).isEmpty();
    }

    @Test
    void fiveThatTakeLongerThanTheWindowAreNone() {
        for (int bed = 1; bed <= 5; bed++) {
            assertThat(came(mains(bed), bed * 31)).isEmpty();
        }
    }

    @Test
    void sameAlarmAgainCountsOnce() {
        for (int time = 0; time < 8; time++) {
            assertThat(came(mains(1), time)).isEmpty();
        }
        for (int bed = 2; bed <= 5; bed++) {
            came(mains(bed), 10);
        }
        assertThat(came(mains(3), 11)).as("a member that comes again").isEmpty();
    }

    @Test
    void memberThatStandsAgainKeepsItsIncidentOpen() {
        Incident incident = storm();
        for (int bed = 1; bed <= 4; bed++) {
            storms.ended(mains(bed).alarmId());
        }
        assertThat(storms.resumed(mains(1), incident.id(), after(30))).isEmpty();
        assertThat(storms.ended(mains(5).alarmId())).isEmpty();
        assertThat(storms.ended(mains(1).alarmId())).containsExactly(new Decision.Settle(incident));
    }

    @Test
    void oneThatStandsAgainAfterItsIncidentIsToldByItself() {
        storm();
        for (int bed = 1; bed <= 5; bed++) {
            storms.ended(mains(bed).alarmId());
        }
        assertThat(storms.resumed(mains(1), null, after(200))).isEmpty();
        assertThat(storms.pass(after(220))).containsExactly(new Decision.Tell(mains(1)));
    }

    @Test
    void incidentOfAnEarlierHubGoesOn() {
        Incident left = storm();
        Storms next = new Storms(StormConfig.defaults());
        next.restore(left, List.of(mains(1).alarmId()), after(60));
        assertThat(gathered(next.came(List.of(mains(7)), after(61)), 7).count()).isEqualTo(6);
    }

    @Test
    void oneAboutAPersonDoesNotWaitAndManyOfAMakeAreOne() {
        for (int bed = 1; bed <= 4; bed++) {
            assertThat(came(odd(bed, "M1", Lane.EMERGENCY), bed))
                    .containsExactly(new Decision.Tell(odd(bed, "M1", Lane.EMERGENCY)));
        }
        assertThat(came(odd(9, "M2", Lane.EMERGENCY), 4)).as("of another make").hasSize(1);
        assertThat(came(odd(8, "M1", Lane.TECHNICAL), 4)).as("of a faulty one").isEmpty();
        Incident incident = gathered(came(odd(5, "M1", Lane.EMERGENCY), 5), 1, 2, 3, 4, 5);
        assertThat(incident.urgency()).isEqualTo(Lane.EMERGENCY);
        assertThat(incident.model()).isEqualTo("M1");
        storms.closed(incident.id());
        assertThat(came(odd(6, "M1", Lane.EMERGENCY), 6))
                .as("closed by an agent: what follows is new")
                .containsExactly(new Decision.Tell(odd(6, "M1", Lane.EMERGENCY)));
    }

    @Test
    void technicalIncidentThatAnAgentClosesGoesOnWhileItsAlarmsStand() {
        Incident incident = storm();
        storms.closed(incident.id());
        assertThat(gathered(came(mains(6), 10), 6).id()).isEqualTo(incident.id());
    }

    @Test
    void fifthCountsToTheEndOfTheWindowAndNotAfter() {
        for (int bed = 1; bed <= 4; bed++) {
            came(mains(bed), 0);
        }
        assertThat(gathered(came(mains(5), 120), 1, 2, 3, 4, 5).count()).isEqualTo(5);
    }

    @Test
    void incidentThatNothingHasJoinedForAWindowGrowsNoMore() {
        Incident incident = storm();
        assertThat(gathered(came(mains(6), 125), 6).id()).isEqualTo(incident.id());
        assertThat(came(mains(7), 246)).isEmpty();
        assertThat(storms.pass(after(266))).containsExactly(new Decision.Tell(mains(7)));
    }

    @Test
    void oneThatComesAgainBeforeItIsToldWaitsNoLongerForThat() {
        came(mains(1), 0);
        came(mains(1), 121);
        assertThat(storms.pass(after(122))).containsExactly(new Decision.Tell(mains(1)));
    }

    @Test
    void oneThatIsOverAndComesAgainIsNewAndOneThatWasToldIsNot() {
        came(mains(1), 0);
        storms.pass(after(20));
        came(mains(1), 30);
        assertThat(storms.pass(after(60))).as("it stands since").isEmpty();
        storms.ended(mains(1).alarmId());
        came(mains(1), 61);
        assertThat(storms.pass(after(81))).hasSize(1);
    }

    @Test
    void oneThatWasToldIsCountedToTheIncidentAndNotToldAgain() {
        came(mains(1), 0);
        assertThat(storms.pass(after(20))).hasSize(1);
        for (int bed = 2; bed <= 4; bed++) {
            came(mains(bed), 21);
        }
        assertThat(gathered(came(mains(5), 22), 1, 2, 3, 4, 5).count()).isEqualTo(5);
    }

    @Test
    void whatIsOverInNoIncidentSettlesNone() {
        Incident incident = storm();
        assertThat(storms.ended(mains(9).alarmId())).isEmpty();
        assertThat(storms.pass(after(6))).as("nor makes it smaller").isEmpty();
        assertThat(storms.standing(incident.id())).hasSize(5);
        assertThat(storms.standing("incident.of.another.hub")).isEmpty();
    }

    @Test
    void twoIncidentsAreToldApart() {
        Incident power = storm();
        List<Decision> last = List.of();
        for (int bed = 1; bed <= 5; bed++) {
            last = came(of(Cause.SILENT, null, Lane.TECHNICAL, bed), 10);
        }
        Incident silent = gathered(last, 1, 2, 3, 4, 5);
        assertThat(silent.id()).isNotEqualTo(power.id());
        storms.ended(mains(1).alarmId());
        assertThat(storms.standing(power.id())).hasSize(4);
        assertThat(storms.standing(silent.id())).hasSize(5);
        assertThat(storms.resumed(mains(1), power.id(), after(11))).isEmpty();
        assertThat(storms.standing(power.id())).hasSize(5);
    }

    private Incident storm() {
        List<Decision> last = List.of();
        for (int bed = 1; bed <= 5; bed++) {
            last = came(mains(bed), bed);
        }
        return gathered(last, 1, 2, 3, 4, 5);
    }

    private List<Decision> came(Gatherable one, int second) {
        return storms.came(List.of(one), after(second));
    }

    private static Incident gathered(List<Decision> decisions, int... beds) {
        assertThat(decisions).singleElement().isInstanceOf(Decision.Gather.class);
        Decision.Gather gather = (Decision.Gather) decisions.getFirst();
        List<String> devices = new ArrayList<>();
        for (int bed : beds) {
            devices.add(device(bed) + ".");
        }
        assertThat(gather.alarmIds())
                .hasSize(beds.length)
                .allMatch(id -> devices.stream().anyMatch(id::startsWith));
        return gather.incident();
    }

    private static Gatherable mains(int bed) {
        return of(Cause.MAINS, null, Lane.TECHNICAL, bed);
    }

    /** The cause is any: what counts is that devices of a make raise it. */
    private static Gatherable odd(int bed, String model, Lane lane) {
        return of(Cause.SMOKE, model, lane, bed);
    }

    private static Gatherable of(Cause cause, @Nullable String model, Lane lane, int bed) {
        return new Gatherable(cause, model, null, alarm(device(bed), cause, lane, bed));
    }

    private static String device(int bed) {
        return "bed-%04d".formatted(bed);
    }

    private static Instant after(int seconds) {
        return NOW.plusSeconds(seconds);
    }
}
