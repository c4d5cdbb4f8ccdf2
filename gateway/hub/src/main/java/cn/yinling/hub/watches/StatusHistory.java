package cn.yinling.hub.watches;

import cn.yinling.link.alarm.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which alarms the last frames of a watch have named, by the frames' times: what stays named is one
 * alarm until a frame does not name it, or none comes for hours. Frames may come late, in any order
 * and more than once. A hub that has just started knows nothing, and takes what is named first for
 * new. Small, for there is one a watch. Thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // a bit by ordinal, never stored or sent
final class StatusHistory {
    static final int KEPT = 32;

    /** A watch that was not heard for so long means something new. */
    private static final long LONGEST_SILENCE_MILLIS = Duration.ofHours(6).toMillis();

    /** Of the kept frames, in the order of their times. */
    private final long[] millis = new long[KEPT];

    private final long[] named = new long[KEPT];
    private int count;

    /**
     * What a frame changes.
     *
     * @param begun named by neither the frame before nor the one behind it
     * @param ended named by the frame before and not by this one, which is the latest
     */
    record Turn(Set<Cause> begun, Set<Cause> ended) {}

    /** Notes a frame. */
    synchronized Turn note(Instant at, Set<Cause> causes) {
        long time = at.toEpochMilli();
        long bits = bits(causes);
        int place = count;
        while (place > 0 && millis[place - 1] > time) {
            place--;
        }
        long before = named(place - 1, time);
        Set<Cause> begun = causes(bits & ~before & ~named(place, time));
        Set<Cause> ended = place == count ? causes(before & ~bits) : Set.of();
        keep(place, time, bits);
        return new Turn(begun, ended);
    }

    /** What that frame has named, nothing where it is none or too far away. */
    private long named(int frame, long time) {
        boolean isNear =
                frame >= 0
                        && frame < count
                        && Math.abs(time - millis[frame]) < LONGEST_SILENCE_MILLIS;
        return isNear ? named[frame] : 0;
    }

    private void keep(int place, long time, long bits) {
        boolean isKnown = place > 0 && millis[place - 1] == time && named[place - 1] == bits;
        boolean isTooOld = place == 0 && count == KEPT;
        if (isKnown || isTooOld) {
            return;
        }
        int at = place;
        if (count == KEPT) {
            System.arraycopy(millis, 1, millis, 0, --count);
            System.arraycopy(named, 1, named, 0, count);
            at--;
        }
        System.arraycopy(millis, at, millis, at + 1, count - at);
        System.arraycopy(named, at, named, at + 1, count - at);
        millis[at] = time;
        named[at] = bits;
        count++;
    }

    private static long bits(Set<Cause> causes) {
        long bits = 0;
        for (Cause cause : causes) {
            bits |= 1L << cause.ordinal();
        }
        return bits;
    }

    private static Set<Cause> causes(long bits) {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause cause : Cause.values()) {
            if ((bits >> cause.ordinal() & 1) == 1) {
                causes.add(cause);
            }
        }
        return causes;
    }
}
