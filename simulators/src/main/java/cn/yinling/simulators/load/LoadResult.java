package cn.yinling.simulators.load;

import cn.yinling.link.topic.DeviceId;
import java.util.BitSet;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a run came to.
 *
 * @param acknowledged answered with success within the measured time
 * @param seconds the measured time
 * @param sent all that went out, warm-up included
 * @param refused answered with a failure (MQTT 5)
 * @param broken connections that were lost
 * @param latency of the acknowledged, in microseconds
 * @param promises what was acknowledged to each device, warm-up and run-out included
 */
public record LoadResult(
        long acknowledged,
        double seconds,
        long sent,
        long refused,
        int broken,
        Histogram latency,
        List<Promise> promises) {

    /**
     * What one device was promised.
     *
     * @param numbers acknowledged; bit n is the message with sequence {@link #FIRST_SEQUENCE} + n
     */
    public record Promise(DeviceId device, BitSet numbers) {
        public static final long FIRST_SEQUENCE = PublishTemplate.FIRST_SEQUENCE;
    }

    public LoadResult {
        promises = List.copyOf(promises);
    }

    public double perSecond() {
        return acknowledged / seconds;
    }

    /** All that was acknowledged, each of which must be in the database once. */
    public long promised() {
        return promises.stream().mapToLong(promise -> promise.numbers().cardinality()).sum();
    }

    /** Milliseconds within which that share of the acknowledgements came. */
    public double latencyMillis(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1000.0;
    }
}
