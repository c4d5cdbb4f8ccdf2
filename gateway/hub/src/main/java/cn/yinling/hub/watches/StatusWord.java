package cn.yinling.hub.watches;

import cn.yinling.link.alarm.Cause;
import java.util.EnumSet;
import java.util.Set;

/**
 * The status of a watch, a hex word: what it is in the low half, what it raises an alarm for in the
 * high half. Old watches have the low half alone, and raise by it.
 */
record StatusWord(long bits) {
    private static final int IS_LOW = 0;
    private static final int IS_OUTSIDE = 1;
    private static final int IS_INSIDE = 2;
    private static final int IS_OFF = 3;
    private static final int RAISES_SOS = 16;
    private static final int RAISES_LOW = 17;
    private static final int RAISES_OUTSIDE = 18;
    private static final int RAISES_INSIDE = 19;
    private static final int RAISES_OFF = 20;
    private static final int RAISES_FALL = 21;

    /** A second kind of fall; of some makers an irregular pulse, which is as urgent. */
    private static final int RAISES_FALL_TOO = 22;

    private static final long HIGH_HALF = 0xFFFF_0000L;

    /** The alarms that it names, in whatever frame it stands. */
    Set<Cause> named() {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        add(causes, Cause.SOS, RAISES_SOS);
        add(causes, Cause.BATTERY_LOW, RAISES_LOW);
        add(causes, Cause.FENCE, RAISES_OUTSIDE);
        add(causes, Cause.TAKEN_OFF, RAISES_OFF);
        add(causes, Cause.FALL, RAISES_FALL);
        add(causes, Cause.FALL, RAISES_FALL_TOO);
        return causes;
    }

    /**
     * What an alarm frame with this status is for. One that names nothing we know is an SOS: that
     * is what the button sends, and nobody presses it to tell us nothing.
     */
    Set<Cause> alarms() {
        Set<Cause> causes = named();
        if ((bits & HIGH_HALF) == 0) {
            add(causes, Cause.BATTERY_LOW, IS_LOW);
            add(causes, Cause.FENCE, IS_OUTSIDE);
            add(causes, Cause.TAKEN_OFF, IS_OFF);
        }
        if (causes.isEmpty() && !isInside()) {
            causes.add(Cause.SOS);
        }
        return causes;
    }

    /** What is over by the alarm that it names: somebody has come home. */
    Set<Cause> namedOver() {
        return has(RAISES_INSIDE) ? EnumSet.of(Cause.FENCE) : EnumSet.noneOf(Cause.class);
    }

    /** What is not, or not any more, so by this status. */
    Set<Cause> over() {
        EnumSet<Cause> causes = EnumSet.noneOf(Cause.class);
        if (isInside()) {
            causes.add(Cause.FENCE);
        }
        return causes;
    }

    private boolean isInside() {
        return has(RAISES_INSIDE) || has(IS_INSIDE);
    }

    private void add(Set<Cause> causes, Cause cause, int bit) {
        if (has(bit)) {
            causes.add(cause);
        }
    }

    private boolean has(int bit) {
        return (bits >> bit & 1) == 1;
    }
}
