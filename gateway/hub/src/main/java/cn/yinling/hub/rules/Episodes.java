package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found within a stretch of time, and what of it is over. Not thread-safe. */
final class Episodes implements Rules.Findings {
    /** With {@link Instant#MAX} for one that has no end yet. */
    private final Map<Finding, Instant> endOf = new LinkedHashMap<>();

    /** What those were found by that are about a limit. */
    private final Map<Finding, Breach> breachOf = new HashMap<>();

    private boolean isTouched = true;

    @Override
    public void began(Finding finding, @Nullable Breach breach) {
        endOf.put(finding, Instant.MAX);
        if (breach != null) {
            breachOf.put(finding, breach);
        }
        isTouched = true;
    }

    @Override
    public void ended(Finding finding, long at) {
        endOf.put(finding, Instant.ofEpochMilli(at));
        isTouched = true;
    }

    /** Whether anything was found or over since this was asked last. */
    boolean wasTouched() {
        boolean was = isTouched;
        isTouched = false;
        return was;
    }

    /** Takes over what is known elsewhere and not here. */
    void addMissing(Known other) {
        endOf.putIfAbsent(other.finding(), other.end());
    }

    Episodes copy() {
        Episodes copy = new Episodes();
        copy.endOf.putAll(endOf);
        copy.breachOf.putAll(breachOf);
        return copy;
    }

    /** What it was found by, null where it is about no limit. */
    @Nullable Breach breachOf(Finding finding) {
        return breachOf.get(finding);
    }

    /** The one of that cause that had begun last by {@code at}. */
    Optional<Finding> lastBegun(Cause cause, Instant at) {
        return endOf.keySet().stream()
                .filter(finding -> finding.cause() == cause && !finding.onset().isAfter(at))
                .max(Comparator.comparing(Finding::onset));
    }

    /** Those that were over by then. */
    Episodes endedBy(Instant at) {
        Episodes ended = copy();
        ended.endOf.values().removeIf(end -> end.isAfter(at));
        ended.breachOf.keySet().retainAll(ended.endOf.keySet());
        return ended;
    }

    /** Forgets here and there what was over by then, where that was told. */
    void forgetEndedBy(Instant at, Episodes told) {
        if (endOf.isEmpty()) {
            return;
        }
        endOf.entrySet()
                .removeIf(entry ->
                        !entry.getValue().isAfter(at)
                                && told.endOf.remove(entry.getKey(), entry.getValue()));
        breachOf.keySet().retainAll(endOf.keySet());
    }

    /** What makes {@code before} these. */
    List<Change> since(Episodes before) {
        List<Change> changes = new ArrayList<>();
        endOf.forEach((finding, end) -> {
            Instant known = before.endOf.get(finding);
            if (end.equals(known)) {
                return;
            }
            if (end.equals(Instant.MAX)) {
                changes.add(
                        known == null
                                ? new Change.Began(finding, false, breachOf.get(finding))
                                : new Change.Resumed(finding));
            } else if (known == null) {
                changes.add(new Change.Passed(finding, end, breachOf.get(finding)));
            } else {
                changes.add(new Change.Ended(finding, end));
            }
        });
        before.endOf.keySet().stream()
                .filter(finding -> !endOf.containsKey(finding))
                .map(Change.Withdrawn::new)
                .forEach(changes::add);
        return changes;
    }
}
