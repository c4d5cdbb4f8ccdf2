package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What holds of every rule. */
class RuleTest {
    private static final Instant EVENING = Night.at("2026-11-21T20:30:00");

    /** Those that find by what is measured. */
    private static final List<Rule> MEASURED =
            List.of(
                    new ApnoeaRule(),
                    LimitRule.ofVital(
                            Cause.HEART_RATE_LOW,
                            Vital.HEART_RATE,
                            false,
                            MonitoringPlan::heartRate),
                    LimitRule.ofRoom(Cause.ROOM_HOT, true),
                    new BedExitRule(),
                    new DoorRule(),
                    new InactivityRule(),
                    new NotUpRule(),
                    new BatteryRule(),
                    new SensorRule());

    @Test
    void nothingIsDueBeforeItBeganNorEarlierThanItIsLookedFor() {
        long seed = Chance.seed();
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            long since = EVENING.plusSeconds(random.nextInt(400 * 86_400)).toEpochMilli();
            for (Rule rule : MEASURED) {
                assertThat(rule.dueAtLeast(since, Plans.USUAL))
                        .as("%s since %d, seed %d", rule.cause(), since, seed)
                        .isBetween(since, rule.due(since, Plans.USUAL));
            }
        }
    }

    /** Else it would never be asked about such a reading. */
    @Test
    void whateverShowsAConditionIsAmongTheVitalsThatItsRuleNames() {
        DeviceState inBed = Rules.after(DeviceState.NOTHING, bed(), Plans.USUAL, new Episodes());
        for (Rule rule : MEASURED) {
            Set<Vital> showing = EnumSet.noneOf(Vital.class);
            for (Vital vital : Vital.values()) {
                for (double value : new double[] {0, 1, 40, 300}) {
                    Sign sign = rule.sign(measured(vital, value), inBed, Plans.USUAL);
                    if (sign == Sign.PRESENT || sign == Sign.ANEW) {
                        showing.add(vital);
                    }
                }
            }
            assertThat(showing).as("%s", rule.cause()).isNotEmpty();
            assertThat(rule.vitals()).as("%s", rule.cause()).containsAll(showing);
        }
    }

    @Test
    void whereNothingIsWatchedOnlyWhatTheDeviceSaysIsFound() {
        long first = Chance.seed();
        for (long seed = first; seed < first + Chance.tries(10); seed++) {
            Timeline timeline = new Timeline(Plans.off());
            Ledger ledger = new Ledger();
            Set<Cause> said = new TreeSet<>();
            for (Reading reading : Night.of(seed, EVENING, Duration.ofHours(14))) {
                said.addAll(reading.causes());
                ledger.book(timeline.add(reading, reading.at()));
                ledger.book(timeline.pass(reading.at().plusSeconds(1)));
            }
            assertThat(ledger.all().keySet())
                    .as("seed %d", seed)
                    .extracting(Finding::cause)
                    .isNotEmpty()
                    .hasSameElementsAs(said);
        }
    }

    private static Reading bed() {
        return measured(Vital.IN_BED, 1);
    }

    private static Reading measured(Vital vital, double value) {
        Vitals vitals = new Vitals.Builder().set(vital, value).build();
        return new Reading(EVENING, true, 1, vitals, Set.of(), null);
    }
}
