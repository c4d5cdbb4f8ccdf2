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
        String deviceId, Reading reading, Instant receivedAt, @Nullable Instant deviceAt) {
    private static final long MICROS_A_SECOND = 1_000_000;

    /** By what the table tells rows apart. */
    record Key(String deviceId, long atMicros, long sequence) {}

    Key key() {
        return new Key(deviceId, micros(reading.at()), reading.sequence());
    }

    /** Since 1970, as exactly as the table has it. */
    static long micros(Instant at) {
        return at.getEpochSecond() * MICROS_A_SECOND + at.getNano() / 1000;
    }
}
