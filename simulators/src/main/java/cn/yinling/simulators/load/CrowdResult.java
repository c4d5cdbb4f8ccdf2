package cn.yinling.simulators.load;

import org.HdrHistogram.Histogram;

/**
 * What became of a crowd.
 *
 * @param connected there at the end
 * @param broken never came, or were lost
 * @param latency of readings from publish to acknowledgement, in microseconds
 */
public record CrowdResult(
        int connected, int broken, long sent, long acknowledged, Histogram latency) {

    /** Milliseconds within which that share of the acknowledgements came. */
    public double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
