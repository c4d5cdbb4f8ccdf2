package cn.yinling.hotline.dispatch;

import cn.yinling.link.alarm.Lane;
import java.util.Comparator;

/**
 * How urgent a case is, the most urgent first: by its lane, and within it what says why ahead of
 * what nobody can read. Somebody who is known to have fallen does not wait behind a broken device.
 */
public record Urgency(Lane lane, boolean readable) implements Comparable<Urgency> {
    private static final Comparator<Urgency> ORDER =
            Comparator.comparing(Urgency::lane).thenComparing(urgency -> !urgency.readable);

    /** Of a lane, of a cause that can be read. */
    public static Urgency of(Lane lane) {
        return new Urgency(lane, true);
    }

    @Override
    public int compareTo(Urgency other) {
        return ORDER.compare(this, other);
    }
}
