package cn.yinling.simulators.load;

import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param acknowledged answered with success within the measured time
 * @param seconds the measured time
 * @param sent all that went out, warm-up included
 * @param answered all that was acknowledged, warm-up and run-out included; each must be in the
 *     database once
 * @param broken connections that were lost
 * @param latency of the acknowledged, in microseconds
 */
public record LoadResult(
        long acknowledged,
        double seconds,
        long sent,
        long answered,
        int broken,
        Histogram latency) {

    public double perSecond() {
        return acknowledged / seconds;
    }

    /** Milliseconds within which that share of the acknowledgements came. */
    public double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
