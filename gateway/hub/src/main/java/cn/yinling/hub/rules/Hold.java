package cn.yinling.hub.rules;

/**
 * A condition that is the case. Immutable.
 *
 * @param since from when
 * @param last the last reading that showed it
 * @param isFound whether it has been so for long enough
 * @param onset of what was found
 */
record Hold(long since, long last, boolean isFound, long onset) {
    static Hold from(long at) {
        return new Hold(at, at, false, at);
    }

    Hold shownAt(long at) {
        return at == last ? this : new Hold(since, at, isFound, onset);
    }

    Hold found(long onsetFound) {
        return new Hold(since, last, true, onsetFound);
    }
}
