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
    /** Outside these a clock was never set, and the onset of an alarm says nothing. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private CauseRule() {}

    /**
     * The findings, by cause.
     *
     * @param receivedAt the onset for a device whose clock was never set: an SOS is never refused
     *     for its clock
     */
    public static List<Finding> judge(Reading reading, Instant receivedAt) {
        if (reading.causes().isEmpty()) {
            return List.of();
        }
        boolean isSet = reading.at().isAfter(EARLIEST) && reading.at().isBefore(LATEST);
        Instant onset = (isSet ? reading.at() : receivedAt).truncatedTo(ChronoUnit.MILLIS);
        return reading.causes().stream().sorted().map(cause -> new Finding(cause, onset)).toList();
    }
}
