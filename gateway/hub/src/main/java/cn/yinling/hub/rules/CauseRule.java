package cn.yinling.hub.rules;

import cn.yinling.link.reading.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a device says itself: each cause it reports is a finding, on whichever of its topics it says
 * so. Pure.
 */
public final class CauseRule {
    private CauseRule() {}

    /** The findings, by cause. */
    public static List<Finding> judge(Reading reading) {
        if (reading.causes().isEmpty()) {
            return List.of();
        }
        Instant onset = reading.at().truncatedTo(ChronoUnit.MILLIS);
        return reading.causes().stream().sorted().map(cause -> new Finding(cause, onset)).toList();
    }
}
