package cn.yinling.hub.readings;

import cn.yinling.link.reading.Reading;
import cn.yinling.link.topic.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Tells messages apart whose device does not number them. With a time of its own, a message is what
 * its bytes are: the same bytes again are the same message, others of that time are another. A
 * message without a time is told from others by when it came, so no two of a device come at one
 * moment: not in the table, which has microseconds, and no two that say what is the matter in the
 * name of an alarm, which has milliseconds. Thread-safe.
 */
public final class Moments {
    private final Map<String, Instant> lastOf = new ConcurrentHashMap<>();

    /** The reading by a number of its own. */
    public static Reading numbered(Reading reading, byte[] message) {
        if (!reading.timed() || reading.sequence() != Reading.UNNUMBERED) {
            return reading;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(message);
        return reading.withSequence(checksum.getValue());
    }

    /** A moment that no other message of that device has, at {@code now} or soon after. */
    public Instant next(DeviceId device, Reading reading, Instant now) {
        boolean isAlarm = !reading.causes().isEmpty();
        ChronoUnit unit = isAlarm ? ChronoUnit.MILLIS : ChronoUnit.MICROS;
        Duration apart = unit.getDuration();
        return lastOf.merge(
                device.value(),
                now.truncatedTo(ChronoUnit.MICROS),
                (last, received) -> {
                    Instant next = last.truncatedTo(unit).plus(apart);
                    return received.isBefore(next) ? next : received;
                });
    }
}
