package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What recorded readings would have raised under a plan, so that thresholds can be tried. Pure. */
public final class Replay {
    /**
     * An alarm that would have been.
     *
     * @param endedAt when it would have been over, null where the recording does not say
     */
    public record Found(Cause cause, Instant onset, @Nullable Instant endedAt) {}

    private Replay() {}

    /**
     * All that is found in one device's readings, in the order of its onset.
     *
     * @param readings in any order; repeated ones count once
     * @param until when the recording ends
     */
    public static List<Found> of(List<Reading> readings, MonitoringPlan plan, Instant until) {
        List<Reading> inOrder =
                readings.stream()
                        .sorted(
                                Comparator.comparing(Reading::at)
                                        .thenComparingLong(Reading::sequence))
                        .toList();
        Map<Finding, Instant> endOf = new LinkedHashMap<>();
        Timeline timeline = new Timeline(plan);
        Instant last = null;
        for (Reading reading : inOrder) {
            silence(last, reading.at(), plan, endOf);
            book(timeline.add(reading, reading.at()), endOf);
            last = reading.at();
        }
        book(timeline.pass(until), endOf);
        silence(last, until, plan, endOf);
        List<Found> found = new ArrayList<>();
        endOf.forEach((finding, end) ->
                found.add(
                        new Found(
                                finding.cause(),
                                finding.onset(),
                                end.equals(Instant.MAX) || end.equals(until) ? null : end)));
        found.sort(Comparator.comparing(Found::onset).thenComparing(Found::cause));
        return found;
    }

    /** In a recording, silence is a hole between two readings. */
    private static void silence(
            @Nullable Instant last,
            Instant next,
            MonitoringPlan plan,
            Map<Finding, Instant> endOf) {
        Duration longest = plan.heartbeat().longestSilence();
        if (last != null && plan.heartbeat().on() && next.isAfter(last.plus(longest))) {
            Instant onset = Instant.ofEpochMilli(last.toEpochMilli());
            endOf.put(new Finding(Cause.SILENT, onset), next);
        }
    }

    private static void book(List<Change> changes, Map<Finding, Instant> endOf) {
        for (Change change : changes) {
            switch (change) {
                case Change.Began began -> endOf.putIfAbsent(began.finding(), Instant.MAX);
                case Change.Resumed resumed -> endOf.put(resumed.finding(), Instant.MAX);
                case Change.Ended(Finding finding, Instant at) -> endOf.put(finding, at);
                case Change.Passed(Finding finding, Instant at, _) -> endOf.put(finding, at);
                case Change.Withdrawn withdrawn -> endOf.remove(withdrawn.finding());
            }
        }
    }
}
