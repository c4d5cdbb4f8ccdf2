package cn.yinling.link.reading;

import cn.yinling.link.alarm.Cause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one message of a device tells of one moment; one row of the store. Immutable.
 *
 * @param at when, by the device's clock where {@code timed}, else when the hub had read it
 * @param timed whether the device named a time
 * @param sequence by which two of one time are told apart: the device's running number, or {@link
 *     #UNNUMBERED} where it sends none
 * @param causes alarm causes that the device says are present
 * @param over those that it says are not, or not any more
 * @param extraJson what we have no column for, as a JSON object by SenML name; null for nothing
 */
public record Reading(
        Instant at,
        boolean timed,
        long sequence,
        Vitals vitals,
        Set<Cause> causes,
        Set<Cause> over,
        @Nullable String extraJson) {

    private static final long BEFORE_ALL = Long.MIN_VALUE;

    /** The sequence of one that its device has not numbered. */
    public static final long UNNUMBERED = 0;

    public Reading {
        causes = Set.copyOf(causes);
        over = Set.copyOf(over);
    }

    /** One that says nothing of what is over. */
    public Reading(
            Instant at,
            boolean timed,
            long sequence,
            Vitals vitals,
            Set<Cause> causes,
            @Nullable String extraJson) {
        this(at, timed, sequence, vitals, causes, Set.of(), extraJson);
    }

    /**
     * A message of a device that raises an alarm of which no cause can be read. Those of one second
     * are one reading, before every other of that second: they may come in any number.
     */
    public static Reading unreadable(Instant receivedAt) {
        return new Reading(
                receivedAt.truncatedTo(ChronoUnit.SECONDS),
                false,
                BEFORE_ALL,
                Vitals.NONE,
                Set.of(Cause.UNREADABLE),
                null);
    }

    /** The same without the time that its device says. */
    public Reading untimed(Instant receivedAt) {
        return new Reading(receivedAt, false, sequence, vitals, causes, over, extraJson);
    }

    /** The same, of these causes. */
    public Reading saying(Set<Cause> present, Set<Cause> past) {
        return new Reading(at, timed, sequence, vitals, present, past, extraJson);
    }

    /** The same by another number. */
    public Reading withSequence(long number) {
        return new Reading(at, timed, number, vitals, causes, over, extraJson);
    }

    /** The same at another time. */
    public Reading withTime(Instant other) {
        return new Reading(other, timed, sequence, vitals, causes, over, extraJson);
    }
}
