package cn.yinling.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time of day in the district: what counts in days goes by its calendar, wherever the machine
 * stands. Immutable.
 */
public record DistrictClock(InstantSource source, ZoneId zone) {
    public Instant instant() {
        return source.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(source.instant(), zone);
    }

    /** When that day begins. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
