package cn.yinling.hub.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.reading.Reading;
import cn.yinling.testing.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever way the same readings come, the same alarms come of them. */
class TimelinePropertyTest {
    private static final Instant EVENING = Night.at("2026-11-21T20:30:00");
    private static final Duration NIGHT = Duration.ofHours(14);
    private static final int ROUNDS = Chance.tries(40);

    private final MonitoringPlan plan = MonitoringPlan.defaults();

    @Test
    void readingsOutOfOrderRepeatedAndLateRaiseTheSameAlarmsAsInOrder() {
        long first = Chance.seed();
        int alarms = 0;
        for (long seed = first; seed < first + ROUNDS; seed++) {
            List<Reading> night = Night.of(seed, EVENING, NIGHT);
            Map<Finding, Instant> inOrder = alarmsOf(night, night, new Random(seed));
            List<Reading> mixed = mixed(night, new Random(seed + 1));

            mustBeEqual(alarmsOf(mixed, night, new Random(seed + 2)), inOrder, seed);
            alarms += inOrder.size();
        }
        assertThat(alarms).isGreaterThan(ROUNDS * 10);
    }

    @Test
    void hubThatStartsAnewInTheNightFindsTheSameAlarms() {
        long first = Chance.seed();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            List<Reading> night = Night.of(seed, EVENING, NIGHT);
            int cut = new Random(seed).nextInt(night.size());
            Ledger ledger = new Ledger();
            Timeline before = new Timeline(plan);
            night.subList(0, cut).forEach(reading -> take(before, reading, ledger));

            Timeline after = new Timeline(plan);
            ledger.book(rebuilt(after, night.subList(0, cut), ledger.known(), 0));
            night.subList(cut, night.size()).forEach(reading -> take(after, reading, ledger));
            ledger.book(after.pass(EVENING.plus(NIGHT)));

            mustBeEqual(ledger.all(), alarmsOf(night, night, new Random(seed)), seed);
        }
    }

    /** A bed that was without a network sends what it has kept, and is judged when it has. */
    @Test
    void nightThatComesAllAtOnceRaisesTheSameAlarms() {
        long first = Chance.seed();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Reading> night = Night.of(seed, EVENING, NIGHT);
            Instant end = EVENING.plus(NIGHT);
            Instant now = end.minusSeconds(11);
            List<Reading> arriving = random.nextBoolean() ? night : aLittleMixed(night, random);
            Timeline timeline = new Timeline(plan);
            Ledger ledger = new Ledger();
            for (Reading reading : arriving) {
                ledger.book(timeline.add(reading, now));
                if (random.nextInt(20) == 0) {
                    ledger.book(timeline.pass(now));
                }
            }
            ledger.book(timeline.pass(end));

            mustBeEqual(ledger.all(), alarmsOf(night, night, random), seed);
        }
    }

    private static List<Reading> aLittleMixed(List<Reading> night, Random random) {
        List<Reading> mixed = new ArrayList<>(night);
        for (int swaps = night.size() / 4; swaps > 0; swaps--) {
            int place = random.nextInt(mixed.size());
            Collections.swap(mixed, place, Math.min(mixed.size() - 1, place + random.nextInt(6)));
        }
        return mixed;
    }

    /** A slow database answers with what it had a while ago. */
    @Test
    void stateThatIsRebuiltWhileReadingsComeLosesNothing() {
        long first = Chance.seed();
        for (long seed = first; seed < first + ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Reading> night = Night.of(seed, EVENING, NIGHT);
            int asked = random.nextInt(night.size());
            int answered = asked + random.nextInt(night.size() - asked);
            Ledger ledger = new Ledger();
            Timeline timeline = new Timeline(plan);
            night.subList(0, asked).forEach(reading -> take(timeline, reading, ledger));
            Recollection.Remembered then =
                    new Recollection.Remembered(night.subList(0, asked), ledger.known());
            Instant durableBefore = night.get(asked).at();
            night.subList(asked, answered).forEach(reading -> take(timeline, reading, ledger));
            timeline.rebuild(then, 0, durableBefore).ifPresent(ledger::book);
            night.subList(answered, night.size())
                    .forEach(reading -> take(timeline, reading, ledger));
            ledger.book(timeline.pass(EVENING.plus(NIGHT)));

            mustBeEqual(ledger.all(), alarmsOf(night, night, random), seed);
        }
    }

    private static List<Change> rebuilt(
            Timeline timeline, List<Reading> stored, List<Known> known, int outdated) {
        return timeline.rebuild(new Recollection.Remembered(stored, known), outdated, Instant.MAX)
                .orElseThrow();
    }

    /** Says in which alarms they differ only. */
    private static void mustBeEqual(
            Map<Finding, Instant> found, Map<Finding, Instant> expected, long seed) {
        Map<Finding, Instant> tooMany = new HashMap<>(found);
        tooMany.entrySet().removeAll(expected.entrySet());
        Map<Finding, Instant> missing = new HashMap<>(expected);
        missing.entrySet().removeAll(found.entrySet());
        assertThat(tooMany).as("too many, seed %d; missing are %s", seed, missing).isEmpty();
        assertThat(missing).as("missing, seed %d", seed).isEmpty();
    }

    private static void take(Timeline timeline, Reading reading, Ledger ledger) {
        ledger.book(timeline.add(reading, reading.at()));
    }

    /** What is found where {@code arriving} comes of {@code night}, with a clock that goes on. */
    private Map<Finding, Instant> alarmsOf(
            List<Reading> arriving, List<Reading> night, Random random) {
        Timeline timeline = new Timeline(plan);
        Ledger ledger = new Ledger();
        List<Reading> stored = new ArrayList<>();
        Instant now = EVENING;
        for (Reading reading : arriving) {
            now = reading.at().isAfter(now) ? reading.at() : now;
            stored.add(reading);
            ledger.book(timeline.add(reading, now));
            if (random.nextInt(20) == 0) {
                ledger.book(timeline.pass(now));
            }
            if (timeline.isOutdated() && random.nextInt(40) == 0) {
                ledger.book(rebuilt(timeline, stored, ledger.known(), timeline.outdated()));
            }
        }
        assertThat(stored).containsAll(night);
        ledger.book(rebuilt(timeline, stored, ledger.known(), timeline.outdated()));
        ledger.book(timeline.pass(EVENING.plus(NIGHT)));
        return ledger.all();
    }

    /** The same readings, some again, some of them a little late and some very late. */
    private static List<Reading> mixed(List<Reading> night, Random random) {
        List<Reading> mixed = new ArrayList<>(night);
        for (int swaps = night.size() / 4; swaps > 0; swaps--) {
            int place = random.nextInt(mixed.size());
            int far = random.nextInt(10) == 0 ? 500 : 6;
            int other = Math.min(mixed.size() - 1, place + random.nextInt(far));
            Collections.swap(mixed, place, other);
        }
        for (int again = night.size() / 4; again > 0; again--) {
            int place = random.nextInt(mixed.size());
            int later = Math.min(mixed.size(), place + 1 + random.nextInt(40));
            mixed.add(later, mixed.get(place));
        }
        return mixed;
    }
}
