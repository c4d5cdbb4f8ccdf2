package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one device in the order of their times, and what the rules find in them. What is
 * found depends on which readings there are, not on the order in which they came nor on how often:
 * one that comes late is put in its place, and what follows from it is worked out again. So far
 * back as the last readings are kept; where one is older still, {@link #isOutdated} asks to be told
 * all of them. Thread-safe.
 */
final class Timeline {
    private static final Comparator<Reading> BY_TIME =
            Comparator.comparing(Reading::at).thenComparingLong(Reading::sequence);

    /** So many of the last readings can be put in order without the database. */
    static final int KEPT = 32;

    /** A device that sends what is older than this is catching up. */
    private static final Duration LIVE = Duration.ofMinutes(2);

    /** One that catches up and pauses for so long has no more to say. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private MonitoringPlan plan;

    /** After all readings before the kept ones. */
    private DeviceState base = DeviceState.NOTHING;

    private Instant baseAt = Instant.MIN;

    /** When the last of those readings was received that are not kept any more. */
    private Instant baseReceivedAt = Instant.MIN;

    private final List<Reading> kept = new ArrayList<>();

    /** When each of the kept ones was received. */
    private final List<Instant> received = new ArrayList<>();

    /** The state after each of the kept ones. */
    private final List<DeviceState> states = new ArrayList<>();

    private Episodes episodes = new Episodes();

    /** What was told of the episodes. */
    private Episodes told = new Episodes();

    /** Until when time alone was asked what it makes true. */
    private long horizon = Long.MIN_VALUE;

    private long nextDue = Rule.NEVER;
    private Instant lastReceivedAt = Instant.MIN;
    private boolean isCatchingUp;

    /** How many readings came that were older than those kept. */
    private int outdated;

    private int outdatedRead;

    Timeline(MonitoringPlan plan) {
        this.plan = plan;
    }

    /**
     * Puts a reading in its place. What the device itself says is the case is told each time, also
     * when it was told before: whoever acknowledges the reading must know it to be durable.
     */
    synchronized List<Change> add(Reading reading, Instant receivedAt) {
        lastReceivedAt = receivedAt.isAfter(lastReceivedAt) ? receivedAt : lastReceivedAt;
        isCatchingUp = reading.at().isBefore(receivedAt.minus(LIVE));
        if (!reading.at().isAfter(baseAt)) {
            outdated++;
        } else if (kept.isEmpty() || BY_TIME.compare(kept.getLast(), reading) < 0) {
            append(reading, receivedAt);
        } else {
            insert(reading, receivedAt);
        }
        List<Change> said = reading.causes().isEmpty() ? List.of() : said(reading);
        List<Change> changes = isCatchingUp ? List.of() : tell();
        return said.isEmpty() ? changes : joined(said, changes);
    }

    private List<Change> said(Reading reading) {
        Instant at = Instant.ofEpochMilli(reading.at().toEpochMilli());
        List<Change> said = new ArrayList<>();
        for (Cause cause : reading.causes().stream().sorted().toList()) {
            Finding itself = new Finding(cause, at);
            if (Rules.PRESSED.contains(cause)) {
                said.add(new Change.Began(itself, true));
            } else {
                Finding finding = episodes.lastBegun(cause, at).orElse(itself);
                Breach breach = episodes.breachOf(finding);
                told.began(finding, breach);
                said.add(new Change.Began(finding, true, breach));
            }
        }
        return said;
    }

    static List<Change> joined(List<Change> first, List<Change> second) {
        List<Change> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private void append(Reading reading, Instant receivedAt) {
        kept.add(reading);
        received.add(receivedAt);
        if (reading.at().toEpochMilli() < horizon) {
            workOutAgain();
        } else {
            states.add(Rules.after(state(), reading, plan, episodes));
            look();
        }
        forgetOldest();
    }

    private DeviceState state() {
        return states.isEmpty() ? base : states.getLast();
    }

    private void insert(Reading reading, Instant receivedAt) {
        int place = kept.size();
        while (place > 0 && BY_TIME.compare(kept.get(place - 1), reading) >= 0) {
            place--;
        }
        boolean isKnown = BY_TIME.compare(kept.get(place), reading) == 0;
        if (!isKnown) {
            kept.add(place, reading);
            received.add(place, receivedAt);
            workOutAgain();
            forgetOldest();
        }
    }

    /**
     * What was over by the base does not depend on the kept ones; some of it may not be told yet.
     */
    private void workOutAgain() {
        episodes = episodes.endedBy(baseAt);
        base.tellStanding(episodes);
        states.clear();
        for (Reading reading : kept) {
            states.add(Rules.after(state(), reading, plan, episodes));
        }
        if (horizon != Long.MIN_VALUE) {
            Rules.later(state(), horizon, plan, episodes);
        }
        look();
    }

    private void look() {
        long at = kept.isEmpty() ? horizon : kept.getLast().at().toEpochMilli();
        nextDue = Rules.nextDue(state(), Math.max(horizon, at), plan);
    }

    private void forgetOldest() {
        while (kept.size() > KEPT) {
            Reading oldest = kept.removeFirst();
            Instant receivedAt = received.removeFirst();
            baseReceivedAt = receivedAt.isAfter(baseReceivedAt) ? receivedAt : baseReceivedAt;
            base = states.removeFirst();
            baseAt = oldest.at();
            episodes.forgetEndedBy(baseAt, told);
        }
    }

    /** Finds what time alone makes true by {@code now}. */
    synchronized List<Change> pass(Instant now) {
        long at = now.toEpochMilli();
        boolean hasPaused = isCatchingUp && now.isAfter(lastReceivedAt.plus(PAUSE));
        if (at < nextDue && !hasPaused) {
            return List.of();
        }
        isCatchingUp &= !hasPaused;
        if (at >= nextDue) {
            horizon = at;
            Rules.later(state(), at, plan, episodes);
            look();
        }
        return isCatchingUp ? List.of() : tell();
    }

    private List<Change> tell() {
        if (!episodes.wasTouched()) {
            return List.of();
        }
        List<Change> changes = episodes.since(told);
        told = episodes.copy();
        return changes;
    }

    /**
     * Whether the database has all readings that are not kept here.
     *
     * @param durableBefore readings received before are in it
     */
    synchronized boolean isKnownBefore(Instant durableBefore) {
        return baseReceivedAt.isBefore(durableBefore);
    }

    /** How many readings have come so far that were older than those kept. */
    synchronized int outdated() {
        return outdated;
    }

    /**
     * Begins anew from what the database knows; what has come since is put in its place.
     *
     * @param remembered what was found in a stretch of time or stood at its beginning, and its
     *     readings in any order
     * @param outdatedThen how many had come too late when the database was read
     * @param durableBefore readings received before were in it then
     * @return what that changes; empty where others were let go here while it was read
     */
    synchronized Optional<List<Change>> rebuild(
            Recollection.Remembered remembered, int outdatedThen, Instant durableBefore) {
        if (!isKnownBefore(durableBefore)) {
            return Optional.empty();
        }
        TreeMap<Reading, Instant> all = new TreeMap<>(BY_TIME);
        remembered.readings().forEach(reading -> all.put(reading, Instant.MIN));
        Retold.readings(remembered.known(), List.copyOf(all.keySet()))
                .forEach(reading -> all.put(reading, Instant.MIN));
        for (int i = 0; i < kept.size(); i++) {
            all.put(kept.get(i), received.get(i));
        }
        Instant begin = all.isEmpty() ? Instant.MAX : all.firstKey().at();
        List<Known> known =
                remembered.known().stream().filter(one -> one.end().isAfter(begin)).toList();
        base =
                DeviceState.standing(
                        known.stream()
                                .map(Known::finding)
                                .filter(finding -> finding.onset().isBefore(begin))
                                .toList());
        known.forEach(told::addMissing);
        kept.clear();
        received.clear();
        kept.addAll(all.keySet());
        received.addAll(all.values());
        baseAt = begin;
        outdatedRead = outdatedThen;
        workOutAgain();
        baseAt = Instant.MIN;
        List<Change> changes = tell();
        forgetOldest();
        return Optional.of(changes);
    }

    /**
     * Uses another plan from now on. What it says has been long enough already is found when time
     * is asked next: a device that has nothing to say may not speak for hours.
     */
    synchronized void follow(MonitoringPlan other) {
        plan = other;
        base = Rules.under(plan, base);
        states.replaceAll(state -> Rules.under(plan, state));
        nextDue = Rules.nextDue(state(), Long.MIN_VALUE, plan);
    }

    /** Whether a reading came that is older than those kept. */
    synchronized boolean isOutdated() {
        return outdated > outdatedRead;
    }

    /** By the hub's clock when a reading came last, {@link Instant#MIN} before the first. */
    synchronized Instant lastReceivedAt() {
        return lastReceivedAt;
    }

    /** The time of the last reading, null before the first. */
    synchronized @Nullable Instant last() {
        return kept.isEmpty() ? null : kept.getLast().at();
    }
}
