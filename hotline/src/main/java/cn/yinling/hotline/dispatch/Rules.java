package cn.yinling.hotline.dispatch;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param lease how long an offer stands
 * @param grace how long a seat whose screen is gone keeps its case
 * @param wrapUp how long an agent is left alone after a case, but by what cannot wait; zero for not
 *     at all
 */
public record Rules(Duration lease, Duration grace, Duration wrapUp) {
    public Rules {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than 0, was " + lease);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, was " + grace);
        }
        if (wrapUp.isNegative()) {
            throw new IllegalArgumentException("wrapUp must not be negative, was " + wrapUp);
        }
    }
}
