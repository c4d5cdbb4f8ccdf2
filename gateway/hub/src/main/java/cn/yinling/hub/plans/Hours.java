package cn.yinling.hub.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A part of every day; over midnight where it ends before it begins. Immutable.
 *
 * @param to the first moment that is not part of it any more
 */
public record Hours(LocalTime from, LocalTime to) {
    /** When the part that holds {@code at} began, null where none does. */
    public @Nullable ZonedDateTime beginning(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        boolean isOverMidnight = to.isBefore(from);
        if (isOverMidnight && time.isBefore(to)) {
            return day.minusDays(1).atTime(from).atZone(zone);
        }
        boolean isIn = !time.isBefore(from) && (isOverMidnight || time.isBefore(to));
        return isIn ? day.atTime(from).atZone(zone) : null;
    }

    /** When the part that holds {@code at} ends, null where none does. */
    public @Nullable Instant end(Instant at, ZoneId zone) {
        ZonedDateTime beginning = beginning(at, zone);
        if (beginning == null) {
            return null;
        }
        LocalDate day = beginning.toLocalDate();
        LocalDate lastDay = to.isBefore(from) ? day.plusDays(1) : day;
        return lastDay.atTime(to).atZone(zone).toInstant();
    }

    /** The next beginning after {@code at}. */
    public Instant nextBeginning(Instant at, ZoneId zone) {
        return nextTime(at, from, zone);
    }

    /** The first time after {@code at} when the clock shows {@code time}. */
    public static Instant nextTime(Instant at, LocalTime time, ZoneId zone) {
        LocalDate day = at.atZone(zone).toLocalDate();
        Instant today = day.atTime(time).atZone(zone).toInstant();
        return today.isAfter(at) ? today : day.plusDays(1).atTime(time).atZone(zone).toInstant();
    }
}
