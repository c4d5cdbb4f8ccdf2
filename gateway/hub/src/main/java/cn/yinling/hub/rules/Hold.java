package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;
import cn.yinling.link.alarm.Breach;
import org.jspecify.annotations.Nullable;

/**
 * A condition that is the case. Immutable.
 *
 * @param since from when
 * @param last the last reading that showed it, for one that readings must show all the while
 * @param notFoundBefore until then it has not been so for long enough, whatever comes
 * @param isFound whether it has been so for long enough
 * @param onset of what was found
 * @param breach the value by which it was found, and its limit; null where it is about none, or was
 *     found by another hub
 */
record Hold(
        long since,
        long last,
        long notFoundBefore,
        boolean isFound,
        long onset,
        @Nullable Breach breach) {
    static Hold from(long at, Rule rule, MonitoringPlan plan) {
        return new Hold(at, at, rule.dueAtLeast(at, plan), false, at, null);
    }

    /** One that was found before. */
    static Hold standing(long onset) {
        return new Hold(onset, onset, onset, true, onset, null);
    }

    Hold shownAt(long at) {
        return at == last ? this : new Hold(since, at, notFoundBefore, isFound, onset, breach);
    }

    Hold notFoundBefore(long due) {
        return due == notFoundBefore ? this : new Hold(since, last, due, false, onset, null);
    }

    Hold found(long onsetFound, @Nullable Breach by) {
        return new Hold(since, last, notFoundBefore, true, onsetFound, by);
    }
}
