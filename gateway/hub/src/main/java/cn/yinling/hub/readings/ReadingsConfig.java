package cn.yinling.hub.readings;

import cn.yinling.runtime.config.Default;
import java.time.Duration;

/**
 * How readings are stored.
 *
 * @param writers connections that write at a time
 * @param batchMost rows of one commit
 * @param queueMost readings waiting, above which bulk senders are read no further
 * @param oldest how late a reading may come
 * @param aheadMost how far a device's clock may be ahead before it is corrected
 * @param patience how long a sender waits while nothing can be stored, before it is told to come
 *     again
 */
public record ReadingsConfig(
        @Default("2") int writers,
        @Default("5000") int batchMost,
        @Default("20000") int queueMost,
        @Default("31d") Duration oldest,
        @Default("2m") Duration aheadMost,
        @Default("10s") Duration patience) {

    public ReadingsConfig {
        require(writers >= 1 && writers <= 32, "writers must be 1 to 32, was " + writers);
        require(
                batchMost >= 1 && batchMost <= 50_000,
                "batch-most must be 1 to 50000, was " + batchMost);
        require(
                queueMost >= batchMost && queueMost <= 1_000_000,
                "queue-most must be batch-most to 1000000, was " + queueMost);
        require(oldest.isPositive(), "oldest must be more than nothing, was " + oldest);
        require(!patience.isNegative(), "patience must not be negative, was " + patience);
        require(!aheadMost.isNegative(), "ahead-most must not be negative, was " + aheadMost);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
