package cn.yinling.link.alarm;

import java.time.Instant;

/**
 * Where a wearable is, or was. Immutable. Sensitive: never logged.
 *
 * @param at when it was there
 * @param latitude degrees of WGS 84, south is negative
 * @param longitude degrees of WGS 84, west is negative
 * @param fixed whether the wearable knew by satellites where it was when it spoke last; if not, it
 *     may be elsewhere by now
 */
public record Whereabouts(Instant at, double latitude, double longitude, boolean fixed) {
    /** Without the place. */
    @Override
    public String toString() {
        return "Whereabouts[]";
    }
}
