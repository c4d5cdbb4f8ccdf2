package cn.yinling.hub.rules;

import cn.yinling.link.alarm.Breach;
import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alarms that changes have led to, as the database would have them. */
final class Ledger {
    private final Map<Finding, Instant> endOf = new HashMap<>();
    private final Set<Finding> said = new HashSet<>();
    private final Map<Cause, @Nullable Breach> breachOf = new HashMap<>();

    void book(List<Change> changes) {
        for (Change change : changes) {
            switch (change) {
                case Change.Began(Finding finding, boolean isSaid, Breach breach) -> {
                    breachOf.put(finding.cause(), breach);
                    endOf.putIfAbsent(finding, Instant.MAX);
                    if (isSaid) {
                        said.add(finding);
                    }
                }
                case Change.Resumed(Finding finding) -> endOf.put(finding, Instant.MAX);
                case Change.Ended(Finding finding, Instant at) -> endOf.put(finding, at);
                case Change.Passed(Finding finding, Instant at, _) -> endOf.put(finding, at);
                case Change.Withdrawn(Finding finding) -> endOf.remove(finding);
            }
        }
    }

    /** What was found, with its end. */
    Map<Finding, Instant> all() {
        return endOf;
    }

    /** By what the last of that cause was found. */
    @Nullable Breach breach(Cause cause) {
        return breachOf.get(cause);
    }

    /** As a hub that starts would be told. */
    List<Known> known() {
        List<Known> known = new ArrayList<>();
        endOf.forEach((finding, end) -> {
            if (!Rules.PRESSED.contains(finding.cause())) {
                known.add(new Known(finding, end, said.contains(finding)));
            }
        });
        return known;
    }
}
