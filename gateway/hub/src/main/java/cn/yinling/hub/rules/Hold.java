package cn.yinling.hub.rules;

import cn.yinling.hub.plans.MonitoringPlan;

/**
 * A condition that is the case. Immutable.
 *
 * @param since from when
 * @param last the last reading that showed it, for one that readings must show all the while
 * @param notFoundBefore until then it has not been so for long enough, whatever comes
 * @param isFound whether it has been so for long enough
 * @param onset of what was found
 */
record Hold(long since, long last, long notFoundBefore, boolean isFound, long onset) {
    static Hold from(long at, Rule rule, MonitoringPlan plan) {
        return new Hold(at, at, rule.dueAtLeast(at, plan), false, at);
    }

    /** One that was found before. */
    static Hold standing(long onset) {
        return new Hold(onset, onset, onset, true, onset);
    }

    Hold shownAt(long at) {
        return at == last ? this : new Hold(since, at, notFoundBefore, isFound, onset);
    }

    Hold notFoundBefore(long due) {
        return due == notFoundBefore ? this : new Hold(since, last, due, false, onset);
    }

    Hold found(long onsetFound) {
        return new Hold(since, last, notFoundBefore, true, onsetFound);
    }
}
