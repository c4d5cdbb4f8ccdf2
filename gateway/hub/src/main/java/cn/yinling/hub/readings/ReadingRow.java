package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code reading}. Immutable.
 *
 * @param receivedAt by the hub's clock
 * @param deviceAt what the device's clock said, where it is wrong and the reading's time was
 *     corrected; else null
 */
public record ReadingRow(
        String deviceId, Reading reading, Instant receivedAt, @Nullable Instant deviceAt) {}
