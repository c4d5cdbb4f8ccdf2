package cn.yinling.hub.history;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * How long history is kept.
 *
 * @param rawFor every reading, in whole days' worth of rows: what is older goes with its day
 * @param minutesFor a minute's figures
 * @param hoursFor an hour's figures
 * @param columnstoreAfter when readings are compressed, where TimescaleDB's edition does that
 */
public record HistoryConfig(
        @Default("90d") Duration rawFor,
        @Default("730d") Duration minutesFor,
        @Default("3650d") Duration hoursFor,
        @Default("7d") Duration columnstoreAfter) {
    private static final Duration LEAST = Duration.ofDays(2);

    public HistoryConfig {
        require(rawFor.compareTo(LEAST) >= 0, "raw-for must be 2d or more, was " + rawFor);
        require(
                minutesFor.compareTo(rawFor) >= 0,
                "minutes-for must not be shorter than raw-for, was " + minutesFor);
        require(
                hoursFor.compareTo(minutesFor) >= 0,
                "hours-for must not be shorter than minutes-for, was " + hoursFor);
        require(
                columnstoreAfter.isPositive(),
                "columnstore-after must be more than nothing, was " + columnstoreAfter);
    }

    /** As a file says it that sets nothing. */
    public static HistoryConfig defaults() {
        return new HistoryConfig(
                Duration.ofDays(90),
                Duration.ofDays(730),
                Duration.ofDays(3650),
                Duration.ofDays(7));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
