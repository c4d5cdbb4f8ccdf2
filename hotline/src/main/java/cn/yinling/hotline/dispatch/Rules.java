package cn.yinling.hotline.dispatch;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param lease how long an offer stands
 * @param grace how long a seat whose screen is gone keeps its case
 */
public record Rules(Duration lease, Duration grace) {
    public Rules {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease must be longer than 0, was " + lease);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, was " + grace);
        }
    }
}
